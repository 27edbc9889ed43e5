//! A month by its name, joined to its day and year by a mark: `05-Aug-2016`, `2019/Aug/01`, `Dec-2018`, `Oct/2`.

use super::calendar::calendar;
use super::{Found, Scan, TokenKind, Year};

#[derive(Clone, Copy)]
enum Piece {
    Day(u8),
    Month(u8),
    Year(i32),
}

impl Scan<'_> {
    /// A day, a month by its name and a year, in any order, with the same mark between them.
    pub(super) fn three_parts(&self, at: usize) -> Option<Found> {
        let (end, first) = self.piece(at)?;
        let mark = ["-", "/"].into_iter().find(|mark| self.symbol(mark, end))?;
        let (end, second) = self.piece_behind(mark, end)?;
        let (end, third) = self.piece_behind(mark, end)?;
        let (mut day, mut month, mut year) = (None, None, None);
        for piece in [first, second, third] {
            match piece {
                // `05-Aug-16`
                Piece::Day(number) if day.is_some() => year = Some(Year::Short(number)),
                Piece::Day(number) => day = Some(number),
                Piece::Month(number) => month = Some(number),
                Piece::Year(number) => year = Some(Year::Written(number)),
            }
        }
        let found = calendar(end, year?, Some(month?), Some(day?));
        self.closed(end).then(|| self.checked(found))
    }

    /// `Dec-2018`, `Oct/2`, `7/Jan`.
    pub(super) fn two_parts(&self, at: usize) -> Option<Found> {
        let (end, first) = self.piece(at)?;
        let mark = ["-", "/"].into_iter().find(|mark| self.symbol(mark, end))?;
        let (end, second) = self.piece_behind(mark, end).filter(|&(end, _)| self.closed(end))?;
        let found = match (first, second) {
            (Piece::Month(month), Piece::Year(year)) | (Piece::Year(year), Piece::Month(month)) => {
                calendar(end, Year::Written(year), Some(month), None)
            }
            // `Jan-15` may be a year, but not behind a weekday.
            (Piece::Month(_), Piece::Day(_)) if mark == "-" && self.weekday_before(at).is_none() => {
                return None;
            }
            (Piece::Month(month), Piece::Day(day @ 1..=31))
            | (Piece::Day(day @ 1..=31), Piece::Month(month)) => {
                calendar(end, Year::Bare, Some(month), Some(day))
            }
            _ => return None,
        };
        Some(self.checked(found))
    }

    fn piece_behind(&self, mark: &str, at: usize) -> Option<(usize, Piece)> {
        let glued = self.symbol(mark, at) && self.tokens.glued(at) && self.tokens.glued(at + 1);
        glued.then(|| self.piece(at + 1)).flatten()
    }

    fn piece(&self, at: usize) -> Option<(usize, Piece)> {
        if !self.tokens.is(at, TokenKind::Number) {
            let (end, name) = self.tables.months.longest(self.tokens, at)?;
            return Some((end, Piece::Month(name.number)));
        }
        let piece = match self.four_digits(at) {
            Some(year) => (1000..2200).contains(&year).then_some(Piece::Year(year)),
            None => self.two_digits(at).map(Piece::Day),
        };
        piece.map(|piece| (at + 1, piece))
    }
}
