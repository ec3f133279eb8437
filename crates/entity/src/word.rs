//! A word of the vocabulary as a text column: a word that is not on its list cannot be read or written.

use commons_kernel as kernel;
use sea_orm::{
    ColIdx, DbErr, QueryResult, TryGetError, TryGetable,
    sea_query::{ArrayType, ColumnType, Nullable, Value, ValueType, ValueTypeErr},
};

/// A word of one closed list, stored as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word<W>(pub W);

impl<W> From<W> for Word<W> {
    fn from(word: W) -> Self {
        Self(word)
    }
}

impl<W: kernel::Word> From<Word<W>> for Value {
    fn from(word: Word<W>) -> Value {
        Value::from(word.0.to_string())
    }
}

impl<W: kernel::Word> TryGetable for Word<W> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let text = String::try_get_by(row, index)?;
        text.parse()
            .map(Word)
            .map_err(|unknown: kernel::UnknownWord| TryGetError::DbErr(DbErr::Type(unknown.to_string())))
    }
}

impl<W: kernel::Word> ValueType for Word<W> {
    fn try_from(value: Value) -> Result<Self, ValueTypeErr> {
        let text = <String as ValueType>::try_from(value)?;
        text.parse().map(Word).map_err(|_| ValueTypeErr)
    }
    fn type_name() -> String {
        "Word".into()
    }
    fn array_type() -> ArrayType {
        ArrayType::String
    }
    fn column_type() -> ColumnType {
        ColumnType::Text
    }
}

impl<W: kernel::Word> Nullable for Word<W> {
    fn null() -> Value {
        Value::String(None)
    }
}
