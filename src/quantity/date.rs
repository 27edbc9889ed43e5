//! Dates as coarse as they were printed: a year, a month, a day, an interval, a decade.

/// A date with the precision it was printed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// Year of the Gregorian calendar.
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// Hour and minute of a clock time on that day.
    pub time: Option<(u8, u8)>,
}

/// A resolved date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A year, month, day or time of day.
    At(PartialDate),
    /// From the first to the last, both included; a missing end is open.
    Interval(Option<PartialDate>, Option<PartialDate>),
    /// The ten years from this one.
    Decade(i32),
    /// The hundred years from this one.
    Century(i32),
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

impl std::str::FromStr for PartialDate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no date: write 2026-01-30");
        let mut parts = text.split('-');
        let year = parts.next().and_then(|year| year.parse().ok()).ok_or_else(wrong)?;
        let month = parts.next().map(|month| month.parse().map_err(|_| wrong())).transpose()?;
        let day = parts.next().map(|day| day.parse().map_err(|_| wrong())).transpose()?;
        Ok(PartialDate { year, month, day, time: None })
    }
}

impl std::fmt::Display for When {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            When::At(date) => write!(f, "{date}"),
            When::Interval(from, to) => {
                if let Some(from) = from {
                    write!(f, "{from}")?;
                }
                f.write_str("/")?;
                if let Some(to) = to {
                    write!(f, "{to}")?;
                }
                Ok(())
            }
            When::Decade(year) => write!(f, "{}X", year / 10),
            When::Century(year) => write!(f, "{}XX", year / 100),
        }
    }
}
