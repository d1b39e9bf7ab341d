//! Do bad nights leave the hotline in order? Seeded arrivals, absences and crashes on the real desk over a real SQLite
//! file, under a clock moved by hand; after each step everything is looked at through the store. A night that went wrong
//! says its seed: `XINQIAO_TEST_SEED=<seed>` lives it again.

mod chance;
mod checks;
mod crisis;
mod house;
mod night;

use night::Night;

/// Nights lived when no seed is named.
const SEEDS: [u64; 3] = [1, 20_261_121, 0x00C0_FFEE];
const STEPS: usize = 250;

async fn live(seed: u64) {
    println!("XINQIAO_TEST_SEED={seed}");
    let mut night = Night::begin(seed).await;
    for step in 0..STEPS {
        let what = night.step().await;
        let when = format!("seed {seed}, step {step}, {what}");
        night.check(&when).await;
        if step % 10 == 0 {
            night.check_written(&when).await;
        }
    }
    night.end().await;
}

#[tokio::test]
async fn does_a_bad_night_leave_everything_in_order() {
    match std::env::var("XINQIAO_TEST_SEED") {
        Ok(seed) => Box::pin(live(seed.parse().expect("a seed is a number"))).await,
        Err(_) => {
            for seed in SEEDS {
                Box::pin(live(seed)).await;
            }
        }
    }
}
