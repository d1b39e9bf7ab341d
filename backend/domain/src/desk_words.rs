//! Closed words of the desk's smaller things: drafts, the library, call-backs.

use crate::codes::codes;

codes!(
    /// What a draft is of.
    DraftKind { Message = "message", Assessment = "assessment", WrapUp = "wrap_up", Note = "note", Transfer = "transfer" }
);

codes!(
    /// What an item of the library is.
    LibraryKind { Article = "article", Directory = "directory", CannedReply = "canned_reply" }
);

codes!(
    /// How a call ended that was made. "Not reached" is an outcome of its own.
    CallOutcome { Reached = "reached", NotReached = "not_reached", WrongNumber = "wrong_number", NoLongerWanted = "no_longer_wanted" }
);
