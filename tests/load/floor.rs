//! A floor in full conversation: callers waiting, operators who accept what they are offered until everybody talks.

use super::callers::Caller;
use super::clock;
use super::socket::{self, Socket, address_of};
use super::staff::{Centre, Person};
use super::talk::{Rest, Side};
use super::web::Web;
use super::wire::{Held, Wire};
use anyhow::{Context, Result, bail, ensure};
use futures_util::{StreamExt, TryStreamExt, stream};
use std::net::IpAddr;
use std::time::Duration;
use tokio::task::JoinSet;
use xinqiao_domain::CommandId;
use xinqiao_domain::presence::Presence;
use xinqiao_protocol::frames::caller::{CallerFrame, ToCaller};
use xinqiao_protocol::frames::staff::{Mine, StaffFrame, ToStaff};

/// Where both audiences connect.
const SOCKET_PATH: &str = "/api/v1/socket";
/// Callers that come at once.
const SIDE_BY_SIDE: usize = 32;
/// How long it may take until everybody talks.
const GATHERING: Duration = Duration::from_mins(2);

/// The port of a base address that the rig made.
pub fn port_of(base: &str) -> Result<u16> {
    base.rsplit(':').next().and_then(|port| port.parse().ok()).with_context(|| format!("no port in {base}"))
}

/// Opens a caller's socket with this ticket; returns it after the welcome.
pub async fn caller_socket(base: &str, from: IpAddr, ticket: String, after: i64) -> Result<(Socket, ToCaller)> {
    let mut socket = socket::open(port_of(base)?, SOCKET_PATH, from).await?;
    socket::say(&mut socket, &CallerFrame::Hello { ticket, after }).await?;
    let heard = socket::hear(&mut socket).await?;
    match &heard {
        ToCaller::Welcome { .. } => Ok((socket, heard)),
        other => bail!("no welcome but {other:?}"),
    }
}

/// Opens an operator's socket; the desk follows the welcome.
pub async fn staff_socket(base: &str, from: IpAddr, hello: &StaffFrame) -> Result<Socket> {
    let mut socket = socket::open(port_of(base)?, SOCKET_PATH, from).await?;
    socket::say(&mut socket, hello).await?;
    match socket::hear(&mut socket).await? {
        ToStaff::Welcome { .. } => Ok(socket),
        other => bail!("no welcome but {other:?}"),
    }
}

/// Brings `count` callers, each from one of many addresses, to the waiting list. Each is handed to `keep` with an open
/// socket at once: a socket that is not read answers no ping.
pub async fn callers_waiting(base: &str, count: usize, mut keep: impl FnMut(usize, Caller, Socket)) -> Result<()> {
    let ways: Vec<Web> =
        (0..count.div_ceil(1_000)).map(|n| Web::from_address(base, address_of(n * 1_000))).collect::<Result<_>>()?;
    let mut coming = stream::iter(0..count)
        .map(|number| {
            let web = &ways[number / 1_000];
            async move {
                let (caller, ticket) = Caller::open(web).await?;
                let (socket, _) = caller_socket(base, address_of(number), ticket, 0).await?;
                Ok::<_, anyhow::Error>((number, caller, socket))
            }
        })
        .buffer_unordered(SIDE_BY_SIDE);
    while let Some((number, caller, socket)) = coming.try_next().await? {
        keep(number, caller, socket);
    }
    Ok(())
}

/// Pairs in conversation, resting: one socket for each caller, one for each operator with the sessions held. Operators
/// come first: a hotline without anybody on duty takes no callers.
pub async fn in_conversation(base: &str, centre: &mut Centre, pairs: usize) -> Result<Rest> {
    let each = pairs / centre.operators.len();
    ensure!(each * centre.operators.len() == pairs, "pairs must be a multiple of operators");
    let mut signing_on = JoinSet::new();
    for (number, person) in centre.operators.iter_mut().enumerate() {
        let socket = comes_on_duty(base, address_of(number), person, Presence::Available).await.context("operators")?;
        signing_on.spawn(gather(socket, each));
    }
    let mut resting = Rest::default();
    callers_waiting(base, pairs, |_, _, socket| resting.add(Side { socket, wire: Wire::Caller }))
        .await
        .context("callers")?;
    while let Some(side) = signing_on.join_next().await {
        resting.add(side?.context("operators")?);
    }
    Ok(resting)
}

/// Accepts every offer until `sessions` are held.
async fn gather(mut socket: Socket, sessions: usize) -> Result<Side> {
    let began = clock::now();
    loop {
        ensure!(began.elapsed() < GATHERING, "not enough offers in {GATHERING:?}");
        let ToStaff::Mine { mine } = socket::hear(&mut socket).await? else { continue };
        if mine.sessions.len() >= sessions {
            let held = mine.sessions.iter().map(|mine| Held { session: mine.session, fence: mine.fence }).collect();
            return Ok(Side { socket, wire: Wire::Staff { held } });
        }
        accept(&mut socket, &mine).await?;
    }
}

/// Somebody who keeps the hotline open and takes nothing: on break, resting.
pub async fn keeps_it_open(base: &str, person: &mut Person) -> Result<Rest> {
    let socket = comes_on_duty(base, address_of(0), person, Presence::Break).await?;
    Ok(Rest::begin(vec![Side { socket, wire: Wire::Staff { held: Vec::new() } }]))
}

/// A socket of this person, who says what they are doing.
pub async fn comes_on_duty(base: &str, from: IpAddr, person: &mut Person, presence: Presence) -> Result<Socket> {
    let hello = StaffFrame::Hello { ticket: person.ticket().await?, open: Vec::new() };
    let mut socket = staff_socket(base, from, &hello).await?;
    socket::say(&mut socket, &StaffFrame::Presence { id: CommandId(clock::new_id()), presence }).await?;
    Ok(socket)
}

/// Accepts what is offered, if something is.
pub async fn accept(socket: &mut Socket, mine: &Mine) -> Result<()> {
    match &mine.offer {
        Some(offer) => {
            socket::say(socket, &StaffFrame::Accept { id: CommandId(clock::new_id()), offer: offer.offer }).await
        }
        None => Ok(()),
    }
}
