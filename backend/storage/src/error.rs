//! What can go wrong between us and the database.

/// A failed read or write. Nothing of a failed batch is kept.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database refused or is away.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The schema cannot be brought to what this program needs.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A stored value is not what we wrote.
    #[error("stored value is damaged: {0}")]
    Damaged(&'static str),
    /// A value could not be sealed or opened: wrong key file, or moved, or damaged.
    #[error("cannot open a sealed value: the key file does not fit this database, or the value was moved")]
    Sealing,
    /// Somebody wants to add words to what was erased.
    #[error("the key of this session or person was shredded")]
    Erased,
    /// A setting of the database is not what we asked for.
    #[error("database setting {0} could not be made")]
    Setting(&'static str),
    /// A file could not be written.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
}

impl Error {
    /// Whether a unique rule was broken (`constraint()` is None on SQLite, so the kind decides).
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(inner)) if inner.is_unique_violation())
    }
}

impl From<serde_json::Error> for Error {
    fn from(_: serde_json::Error) -> Self {
        Self::Damaged("JSON")
    }
}
