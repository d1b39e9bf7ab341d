//! Does the hotline work? Stories through the front door, on the real router, sockets and database.

mod talk;
