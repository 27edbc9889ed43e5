//! Tables on the terminal.

use comfy_table::{Cell, ContentArrangement, LineStyle, Table, TableStyle};

use super::{Options, escape};

/// A table with a header, laid out for the width; cells are made safe for terminals. Ends with a line break.
pub fn render(header: &[&str], rows: impl IntoIterator<Item = Vec<String>>, options: &Options) -> String {
    let mut table = Table::new();
    let rule = if options.glyphs.boxes { '─' } else { '-' };
    table
        .load_style(TableStyle::new().header_separator(LineStyle::none().fill(rule).junction(rule)))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(u16::try_from(options.width).unwrap_or(u16::MAX))
        .set_header(header.iter().map(Cell::new));
    for row in rows {
        table.add_row(row.iter().map(|cell| Cell::new(escape::line(cell))));
    }
    table.lines().flat_map(|line| [line.trim_end().to_owned(), "\n".into()]).collect()
}
