//! How fast one address may ask. A caller who is too fast is slowed, never refused: behind one address may be a whole
//! hospital, and one of them may be in danger.

use super::ClientAddress;
use lru::LruCache;
use std::net::{IpAddr, Ipv6Addr};
use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::{Mutex, PoisonError};
use xinqiao_domain::{Millis, Timestamp};

/// What comes after a burst is spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TooFast {
    /// Wait for one's turn, but never longer than this.
    Slowed { at_most: Millis },
    /// Come back later.
    Refused,
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Now,
    /// Answer it after this time.
    After(Millis),
    /// Not answered; worth trying again after this time.
    Refused {
        retry_after: Millis,
    },
}

/// The rate of each address: so many at once, then so many a minute (a leaky bucket, kept as one instant each).
#[derive(Debug)]
pub struct Pace {
    /// Microseconds that one request takes up.
    each: i64,
    /// Microseconds that a burst may be ahead.
    burst: i64,
    too_fast: TooFast,
    /// For each address, until when its requests have taken up the time.
    taken_until: Mutex<LruCache<IpAddr, i64>>,
}

impl Pace {
    /// `burst` requests at once, `per_minute` on the long run, and `remembered` addresses: the one silent longest is
    /// forgotten first, and begins anew.
    pub fn new(per_minute: NonZeroU32, burst: NonZeroU32, too_fast: TooFast, remembered: NonZeroU32) -> Self {
        let each = 60_000_000 / i64::from(per_minute.get());
        let remembered = NonZeroUsize::try_from(remembered).unwrap_or(NonZeroUsize::MAX);
        let taken_until = Mutex::new(LruCache::new(remembered));
        Self { each, burst: each * i64::from(burst.get()), too_fast, taken_until }
    }

    /// Counts a request of `client` at `now`, and says when it is to be answered.
    pub fn turn(&self, client: ClientAddress, now: Timestamp) -> Turn {
        let mut taken_until = self.taken_until.lock().unwrap_or_else(PoisonError::into_inner);
        let until = taken_until.get_or_insert_mut(household(client.0), || now.0);
        let wished = (*until).max(now.0) + self.each;
        let early = wished - self.burst - now.0;
        if early <= 0 {
            *until = wished;
            return Turn::Now;
        }
        match self.too_fast {
            Slowed { at_most } => {
                // No debt beyond the longest wait: whoever stops is soon as quick as before.
                *until = wished.min(now.0 + self.burst + at_most.0.saturating_mul(1_000));
                Turn::After(whole_millis(early).min(at_most))
            }
            Refused => Turn::Refused { retry_after: whole_millis(early) },
        }
    }
}

use TooFast::{Refused, Slowed};

fn whole_millis(micros: i64) -> Millis {
    Millis((micros + 999) / 1_000)
}

/// One line of the provider: an IPv6 customer has a whole /64 and could take a new address for each request.
fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000_000_000);

    fn number(number: u32) -> NonZeroU32 {
        NonZeroU32::new(number).unwrap()
    }

    fn client(address: &str) -> ClientAddress {
        ClientAddress(address.parse().unwrap())
    }

    /// 60 a minute, 2 at once.
    fn pace(too_fast: TooFast) -> Pace {
        Pace::new(number(60), number(2), too_fast, number(2))
    }

    #[test]
    fn is_a_caller_slowed_but_never_refused_and_never_for_long() {
        let pace = pace(Slowed { at_most: Millis::seconds(3) });
        let caller = client("192.0.2.1");
        for expected in [Turn::Now, Turn::Now, Turn::After(Millis(1_000)), Turn::After(Millis(2_000))] {
            assert_eq!(pace.turn(caller, NOW), expected);
        }
        for _ in 0..1_000 {
            assert!(matches!(pace.turn(caller, NOW), Turn::After(wait) if wait <= Millis::seconds(3)));
        }
        assert_eq!(pace.turn(caller, NOW + Millis::seconds(5)), Turn::Now, "a thousand requests leave no long debt");
    }

    #[test]
    fn is_anybody_else_refused_until_there_is_room_again() {
        let pace = pace(Refused);
        let client = client("192.0.2.1");
        assert_eq!([pace.turn(client, NOW), pace.turn(client, NOW)], [Turn::Now; 2]);
        for _ in 0..100 {
            assert_eq!(pace.turn(client, NOW), Turn::Refused { retry_after: Millis(1_000) });
        }
        assert_eq!(pace.turn(client, NOW + Millis(1_000)), Turn::Now);
        assert!(matches!(pace.turn(client, NOW + Millis(1_000)), Turn::Refused { .. }));
    }

    #[test]
    fn who_shares_a_pace() {
        for (one, other, shared) in [
            ("192.0.2.1", "192.0.2.1", true),
            ("192.0.2.1", "192.0.2.2", false),
            ("192.0.2.1", "::ffff:192.0.2.1", true),
            ("2001:db8::1", "2001:db8::ffff:1", true),
            ("2001:db8::1", "2001:db8:0:1::1", false),
        ] {
            let pace = pace(Refused);
            assert_eq!([pace.turn(client(one), NOW), pace.turn(client(one), NOW)], [Turn::Now; 2]);
            assert_eq!(pace.turn(client(other), NOW) != Turn::Now, shared, "{one} {other}");
        }
    }

    #[test]
    fn are_only_so_many_addresses_remembered() {
        let pace = pace(Refused);
        for n in 0..=255 {
            pace.turn(ClientAddress(IpAddr::from([192, 0, 2, n])), NOW);
        }
        assert_eq!(pace.taken_until.lock().unwrap().len(), 2);
    }
}
