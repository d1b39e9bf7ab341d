//! How a command can end other than well.

use super::Refused;
use std::collections::BTreeMap;
use xinqiao_domain::Refusal;

/// Why a command is not done, inside the batch.
#[derive(Debug)]
pub enum Decline {
    /// The rules say no: an answer, not an error.
    Refused(Refused),
    /// The database failed: the batch is given up.
    Storage(xinqiao_storage::Error),
}

impl From<Refusal> for Decline {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal.into())
    }
}

impl From<xinqiao_storage::Error> for Decline {
    fn from(error: xinqiao_storage::Error) -> Self {
        Self::Storage(error)
    }
}

impl Decline {
    /// A refusal whose sentence names something.
    pub fn with(refusal: Refusal, name: &str, value: impl Into<String>) -> Self {
        Self::Refused(Refused { refusal, params: BTreeMap::from([(name.to_owned(), value.into())]) })
    }
}

/// Why a command is not done, as its asker learns it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The rules say no.
    #[error("refused: {}", .0.refusal.code())]
    Refused(Refused),
    /// It could not be written. Nothing of it is kept; asking again is safe.
    #[error("the desk cannot write now")]
    Unavailable,
}
