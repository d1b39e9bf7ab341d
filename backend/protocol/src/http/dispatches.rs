//! Dispatches: a team is asked for, paged, assembled, sent and followed. What a strip shows, what the whole shows, and
//! what is said of it.

mod board;
mod crew;
mod requests;
mod whole;

pub use board::{
    AcceptanceView, CheckInView, ChecksView, CoverView, CrewLine, DispatchAction, DispatchAllowed, DispatchBoard,
    DispatchEnd, DispatchGlance, DispatchStrip, LadderView, OwnerView, PageLine, PagedPerson, RecordView, ServiceLine,
    ServiceView, Watchfulness,
};
pub use crew::{CrewDesk, CrewMember, CrewOnCall, CrewPage, CrewPageWaits};
pub use requests::{
    AcknowledgePage, ActOnDispatch, DeclinePage, DispatchRequested, EndDispatch, EscalateDispatch, NameLead,
    PageOutcome, PageSeated, RequestDispatch, RequestForOthers, WithdrawFromDispatch,
};
pub use whole::{CrewStay, DispatchView, MilestoneLine, NotAsked, OwnerStay};
