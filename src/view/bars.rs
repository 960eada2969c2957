//! Bars, columns and grids made of characters, as wide as the page allows.

use unicode_width::UnicodeWidthStr;

use crate::ui::Page;
use crate::view::words;

/// The width, in columns, from which the bars of a row are drawn beside each other.
const ROOM_FOR_TWO: usize = 70;

/// The length of a bar, in columns.
const CELLS: usize = 10;

/// The longest name drawn before a bar, in characters.
const LONGEST_NAME: usize = 12;

/// The width of the label at the edge of a page, in columns.
const EDGE: usize = 13;

/// A named row of bars, each a share of 1 with its caption.
pub struct Bars {
    pub name: String,
    pub bars: Vec<(f64, String)>,
}

/// The eight heights of a column, lowest first.
pub const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Returns a bar for a share of 1, some cells wide.
pub fn bar(share: f64, cells: usize) -> String {
    let filled = (share.clamp(0.0, 1.0) * cells as f64).round() as usize;
    "█".repeat(filled) + &"░".repeat(cells - filled)
}

/// Pads a text with spaces to a width in columns.
fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// Draws the bars of each row side by side, or one below the other on a narrow page.
pub fn draw(page: &mut Page, rows: &[Bars]) {
    let names: Vec<String> =
        rows.iter().map(|row| words::shortened(&row.name, LONGEST_NAME)).collect();
    let name_width = widest(names.iter().map(String::as_str));
    let caption_width =
        widest(rows.iter().flat_map(|row| &row.bars).map(|(_, caption)| caption.as_str()));
    let is_wide = page.width().is_none_or(|width| width >= ROOM_FOR_TWO);
    for (row, name) in rows.iter().zip(&names) {
        let bars = row.bars.iter().map(|(share, caption)| {
            format!("{} {}", bar(*share, CELLS), padded(caption, caption_width))
        });
        if is_wide {
            let bars: Vec<String> = bars.collect();
            let line = format!("{}  {}", padded(name, name_width), bars.join("  "));
            page.labelled("", line.trim_end());
        } else {
            page.labelled("", name);
            for bar in bars {
                page.labelled("", bar.trim_end());
            }
        }
    }
}

/// Draws a grid of counts, zero as `-`. Where the columns do not fit, each row becomes a line of
/// text.
pub fn grid(page: &mut Page, columns: &[&str], rows: &[(String, Vec<usize>)]) {
    let names: Vec<String> =
        rows.iter().map(|(name, _)| words::shortened(name, LONGEST_NAME)).collect();
    let name_width = widest(names.iter().map(String::as_str));
    let line_width: usize = columns.iter().map(|column| column.width().max(3) + 2).sum();
    let fits = page.width().is_none_or(|width| EDGE + name_width + line_width <= width);
    let shown = |count: &usize| if *count == 0 { "-".to_owned() } else { count.to_string() };
    if fits {
        let right = |text: &str, column: &str| {
            let width = column.width().max(3);
            format!("  {}{text}", " ".repeat(width.saturating_sub(text.width())))
        };
        let title: String = columns.iter().map(|column| right(column, column)).collect();
        page.labelled("", &format!("{}{title}", " ".repeat(name_width)));
        for ((_, counts), name) in rows.iter().zip(&names) {
            let cells: String = counts
                .iter()
                .zip(columns)
                .map(|(count, column)| right(&shown(count), column))
                .collect();
            page.labelled("", &format!("{}{cells}", padded(name, name_width)));
        }
        return;
    }
    for (name, counts) in rows {
        let cells: Vec<String> = columns
            .iter()
            .zip(counts)
            .map(|(column, count)| format!("{column} {}", shown(count)))
            .collect();
        page.labelled("", &format!("{name}: {}", cells.join(", ")));
    }
}
