//! Can a hidden count be found from what is shown?

use super::*;
use proptest::prelude::*;

const SMALLEST: u32 = 5;

/// A total of parts, in a table of its own.
fn group(parts: &[u32]) -> Table {
    let mut table = Table::default();
    let total = table.add(parts.iter().sum());
    let parts = parts.iter().map(|part| table.add(*part)).collect();
    table.add_sum(total, parts);
    table
}

fn shown(cells: &[Cell]) -> String {
    let word = |cell: &Cell| match cell {
        Cell::Shown(count) => count.to_string(),
        Cell::Hidden => "*".to_owned(),
    };
    cells.iter().map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_hidden_of_a_total_and_its_parts() {
    // The parts, and what is seen: the total first.
    let table: [(&[u32], &str); 8] = [
        (&[10, 20, 30], "60 10 20 30"),
        (&[0, 20, 30], "50 0 20 30"),
        // One small: the next smallest goes with it.
        (&[3, 20, 30], "53 * * 30"),
        // Two of one each are two: they would be known to be one each.
        (&[1, 1, 30, 40], "72 * * * 40"),
        (&[4, 4, 30], "38 * * 30"),
        // Small as a whole.
        (&[2, 1], "* * *"),
        (&[3, 0], "* * 0"),
        (&[9, 0], "9 9 0"),
    ];
    for (parts, expected) in table {
        assert_eq!(shown(&suppress(&group(parts), SMALLEST)), expected, "{parts:?}");
    }
}

#[test]
fn does_a_hidden_total_follow_from_another_table() {
    let mut table = Table::default();
    let reached = table.add(98);
    let handled = table.add(96);
    let (local, elsewhere) = (table.add(60), table.add(30));
    table.add_parts(reached, &[handled]);
    table.add_parts(handled, &[local, elsewhere]);
    // Two were not handled, so that either goes; where they are from does not tell it.
    assert_eq!(shown(&suppress(&table, SMALLEST)[..4]), "98 * 60 30");
    // Were it known of each, it would; then the total goes.
    let mut table = Table::default();
    let places: Vec<usize> = [98, 96, 60, 36].into_iter().map(|count| table.add(count)).collect();
    table.add_parts(places[0], &[places[1]]);
    table.add_sum(places[1], vec![places[2], places[3]]);
    assert_eq!(shown(&suppress(&table, SMALLEST)[..4]), "* * 60 36");
}

/// Every way in which the hidden counts could be filled in, as far as a reader knows, up to a bound.
fn fillings(table: &Table, cells: &[Cell], most: u32) -> Vec<Vec<u32>> {
    let mut found = Vec::new();
    fill(table, cells, most, &mut Vec::new(), &mut found);
    found
}

fn fill(table: &Table, cells: &[Cell], most: u32, so_far: &mut Vec<u32>, found: &mut Vec<Vec<u32>>) {
    let Some(cell) = cells.get(so_far.len()) else {
        let adds_up = |sum: &Sum| so_far[sum.total] == sum.parts.iter().map(|part| so_far[*part]).sum::<u32>();
        if table.sums.iter().all(adds_up) {
            found.push(so_far.clone());
        }
        return;
    };
    let values = match cell {
        Cell::Shown(count) => *count..=*count,
        Cell::Hidden => 0..=most,
    };
    for value in values {
        so_far.push(value);
        fill(table, cells, most, so_far, found);
        so_far.pop();
    }
}

fn nobody_is_found(table: &Table) -> Result<(), TestCaseError> {
    let cells = suppress(table, SMALLEST);
    let most = table.counts.iter().map(|count| count.value()).max().unwrap_or(0) + 2;
    let fillings = fillings(table, &cells, most);
    for (at, count) in table.counts.iter().map(|count| count.value()).enumerate() {
        let small = (1..SMALLEST).contains(&count);
        match cells[at] {
            Cell::Shown(seen) => prop_assert!(seen == count && !small, "what is shown is true and not small"),
            Cell::Hidden if !small => {}
            Cell::Hidden => {
                let first = fillings[0][at];
                prop_assert!(fillings.iter().any(|one| one[at] != first), "{} follows: {}", count, shown(&cells));
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// No hidden part of a total has one possible value only.
    #[test]
    fn does_a_part_follow_from_its_total(parts in prop::collection::vec(0_u32..9, 1..4)) {
        nobody_is_found(&group(&parts))?;
    }

    /// Nor where rows and columns both add up.
    #[test]
    fn does_a_cell_follow_from_row_and_column(cells in prop::array::uniform4(0_u32..8)) {
        let [a, b, c, d] = cells;
        let mut table = Table::default();
        for count in [a, b, c, d, a + b, c + d, a + c, b + d] {
            table.add(count);
        }
        for (total, parts) in [(4, [0, 1]), (5, [2, 3]), (6, [0, 2]), (7, [1, 3])] {
            table.add_sum(total, parts.to_vec());
        }
        // All of eight are too many to try out one by one.
        if suppress(&table, SMALLEST).iter().filter(|cell| **cell == Cell::Hidden).count() <= 5 {
            nobody_is_found(&table)?;
        }
    }
}
