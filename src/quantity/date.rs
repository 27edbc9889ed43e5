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
