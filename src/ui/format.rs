//! Answers for scripts: the same data as JSON, CSV or TSV.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::visible;
use crate::error::{Error, Result};

/// The format of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum OutputFormat {
    #[default]
    Table,
    Json,
    Csv,
    Tsv,
}

impl OutputFormat {
    pub fn name(self) -> &'static str {
        match self {
            OutputFormat::Table => "table",
            OutputFormat::Json => "json",
            OutputFormat::Csv => "csv",
            OutputFormat::Tsv => "tsv",
        }
    }
}

/// Returns data in a format for scripts. The table format falls back to JSON.
pub fn write<D: Serialize + ?Sized>(data: &D, format: OutputFormat) -> Result<String> {
    let unwritable = |error: serde_json::Error| {
        Error::refused(format!("The answer could not be written: {error}."))
    };
    if format == OutputFormat::Table || format == OutputFormat::Json {
        let json = serde_json::to_string_pretty(data).map_err(unwritable)?;
        return Ok(visible::json(&json) + "\n");
    }
    let rows = match serde_json::to_value(data).map_err(unwritable)? {
        Value::Array(rows) => rows,
        one => vec![one],
    };
    let rows: Vec<Map<String, Value>> = rows.into_iter().map(flat).collect();
    if format == OutputFormat::Csv { csv(&rows) } else { Ok(tsv(&rows)) }
}

/// Flattens nested objects: `urgency{recency}` becomes the column `urgency.recency`.
fn flat(row: Value) -> Map<String, Value> {
    fn fill(flat: &mut Map<String, Value>, name: String, value: Value) {
        match value {
            Value::Object(fields) => {
                for (field, value) in fields {
                    let name = if name.is_empty() { field } else { format!("{name}.{field}") };
                    fill(flat, name, value);
                }
            }
            value => {
                flat.insert(name, value);
            }
        }
    }
    let mut columns = Map::new();
    fill(&mut columns, String::new(), row);
    columns
}

/// Returns the text of a cell, with an apostrophe before what a spreadsheet takes for a formula.
fn cell(value: &Value) -> String {
    let text = text_of(value);
    let is_formula = !value.is_number() && text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text }
}

/// Returns the text of a value. Lists are joined by semicolons; a list of records stays JSON.
fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) if !items.iter().any(Value::is_object) => {
            items.iter().map(text_of).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}

fn columns(rows: &[Map<String, Value>]) -> Vec<&String> {
    let mut columns: Vec<&String> = Vec::new();
    for row in rows {
        for name in row.keys() {
            if !columns.contains(&name) {
                columns.push(name);
            }
        }
    }
    columns
}

fn csv(rows: &[Map<String, Value>]) -> Result<String> {
    let unwritable = |error: &dyn std::error::Error| {
        Error::refused(format!("The CSV could not be written: {error}."))
    };
    let columns = columns(rows);
    if columns.is_empty() {
        return Ok(String::new());
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&columns).map_err(|error| unwritable(&error))?;
    for row in rows {
        let cells = columns.iter().map(|name| {
            let cell = row.get(*name).map_or_else(String::new, cell);
            visible::lines(&cell)
        });
        writer.write_record(cells).map_err(|error| unwritable(&error))?;
    }
    let bytes = writer.into_inner().map_err(|error| unwritable(&error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Writes tab-separated values, one row per line. Line breaks within a cell are made visible.
fn tsv(rows: &[Map<String, Value>]) -> String {
    let columns = columns(rows);
    let mut lines = String::new();
    if columns.is_empty() {
        return lines;
    }
    let mut add = |cells: Vec<String>| {
        let cells: Vec<String> = cells.iter().map(|cell| visible::line(cell)).collect();
        lines.push_str(&cells.join("\t"));
        lines.push('\n');
    };
    add(columns.iter().map(|name| (*name).clone()).collect());
    for row in rows {
        add(columns.iter().map(|name| row.get(*name).map_or_else(String::new, cell)).collect());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn nested_data_becomes_columns() {
        let data =
            json!([{"name": "Ann, CFO", "balance": {"me": 1.5, "team": null}, "tags": ["a", "b"]}]);
        let csv = write(&data, OutputFormat::Csv).unwrap();
        assert_eq!(csv, "name,balance.me,balance.team,tags\n\"Ann, CFO\",1.5,,a; b\n");
    }

    #[test]
    fn no_cell_is_a_formula() {
        let data = json!([{"note": "=1+1", "deposit": -2}]);
        assert_eq!(write(&data, OutputFormat::Csv).unwrap(), "note,deposit\n'=1+1,-2\n");
        assert_eq!(write(&data, OutputFormat::Tsv).unwrap(), "note\tdeposit\n'=1+1\t-2\n");
    }

    #[test]
    fn a_tab_separated_row_is_one_line() {
        let data = json!([{"note": "two\nlines\tand a tab"}]);
        assert_eq!(write(&data, OutputFormat::Tsv).unwrap(), "note\ntwo↵lines and a tab\n");
    }
}
