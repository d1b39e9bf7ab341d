//! Does the hotline work? Stories through the front door, on the real router, sockets and database.

mod accepting;
mod bad_input;
mod closing;
mod handing_over;
mod ledgers;
mod lines;
mod nobody_on_duty;
mod operator_gone;
mod outbox;
mod queue;
mod restart;
mod sign_in;
mod silence;
mod standing;
mod talk;
mod two_nodes;
mod watch;
