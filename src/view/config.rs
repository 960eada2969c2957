//! The answer of `rel config`: the settings in effect.

use serde::Serialize;
use serde_json::Value;

use crate::ui::{Cell, Column, Page, Table, Tone, View};

/// A setting in effect, and where its value comes from.
#[derive(Debug, Clone, Serialize)]
pub struct SettingRow {
    pub key: String,
    pub value: Value,
    pub source: String,
}

/// The settings asked for, under a sentence about them.
#[derive(Debug)]
pub struct Settings {
    pub headline: String,
    pub rows: Vec<SettingRow>,
}

fn in_words(value: &Value) -> String {
    match value {
        Value::Null => "-".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => "-".to_owned(),
        Value::Array(items) => items.iter().map(in_words).collect::<Vec<_>>().join(", "),
        Value::Number(number) => {
            number.as_f64().map_or_else(|| number.to_string(), |number| number.to_string())
        }
        other => other.to_string(),
    }
}

impl View for Settings {
    type Data = [SettingRow];

    fn data(&self) -> &[SettingRow] {
        &self.rows
    }

    fn draw(&self, page: &mut Page) {
        page.headline(&self.headline);
        let mut table =
            Table::new([Column::word("KEY"), Column::text("VALUE"), Column::word("FROM")]);
        for row in &self.rows {
            let tone = if row.source == "default" { Tone::Faint } else { Tone::Plain };
            table.row([
                (&row.key).into(),
                in_words(&row.value).into(),
                Cell::new(&row.source, tone),
            ]);
        }
        page.table(&table);
    }
}
