//! What follows from what is shown: the hidden counts that the sums determine, found by elimination.

use super::Table;
use std::collections::BTreeSet;

/// Reckoning modulo a prime keeps the numbers small. That a coefficient vanishes by it alone would hide one count more.
const PRIME: i128 = (1 << 61) - 1;

/// The hidden counts that have one value only, whatever that is.
pub(super) fn determined(table: &Table, hidden: &BTreeSet<usize>) -> BTreeSet<usize> {
    let columns: Vec<usize> = hidden.iter().copied().collect();
    let mut rows: Vec<Vec<i128>> = table.sums.iter().map(|sum| row(sum.total, &sum.parts, &columns)).collect();
    let mut reduced = 0;
    for column in 0..columns.len() {
        let Some(pivot) = (reduced..rows.len()).find(|at| rows[*at][column] != 0) else { continue };
        rows.swap(reduced, pivot);
        let inverse = power(rows[reduced][column], PRIME - 2);
        for value in &mut rows[reduced] {
            *value = *value * inverse % PRIME;
        }
        let with = rows[reduced].clone();
        for (_, other) in rows.iter_mut().enumerate().filter(|(at, other)| *at != reduced && other[column] != 0) {
            let factor = other[column];
            for (value, by) in other.iter_mut().zip(&with) {
                *value = (*value - factor * by).rem_euclid(PRIME);
            }
        }
        reduced += 1;
    }
    let alone = |row: &&Vec<i128>| row.iter().filter(|value| **value != 0).count() == 1;
    rows.iter().filter(alone).filter_map(|row| row.iter().position(|value| *value != 0)).map(|at| columns[at]).collect()
}

/// The sum of the parts less the total, over the hidden counts only: what is shown is a known number.
fn row(total: usize, parts: &[usize], columns: &[usize]) -> Vec<i128> {
    let coefficient = |column: &usize| {
        let parts = parts.iter().filter(|part| *part == column).count() as i128;
        (parts - i128::from(total == *column)).rem_euclid(PRIME)
    };
    columns.iter().map(coefficient).collect()
}

fn power(base: i128, exponent: i128) -> i128 {
    let (mut base, mut exponent, mut product) = (base, exponent, 1);
    while exponent > 0 {
        if exponent & 1 == 1 {
            product = product * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    product
}
