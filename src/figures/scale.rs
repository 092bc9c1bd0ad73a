//! Scales: from numbers to places on a drawing, and where the ticks are.

/// A scale from zero to a round number that nothing exceeds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// The largest number of the scale.
    pub(super) most: f64,
    /// The distance of two ticks.
    pub(super) step: f64,
}

impl Scale {
    /// Makes a scale for numbers up to `most`, with about `ticks` ticks. Steps are 1, 2 or 5 times a power of ten (after
    /// P. S. Heckbert, "Nice Numbers for Graph Labels", Graphics Gems, 1990).
    pub(super) fn to(most: f64, ticks: f64) -> Self {
        let most = if most > 0.0 { most } else { 1.0 };
        let raw = most / ticks;
        let magnitude = 10_f64.powi(floor_log10(raw));
        let factor =
            [1.0, 2.0, 5.0, 10.0].into_iter().find(|factor| factor * magnitude >= raw).unwrap_or(10.0);
        let step = factor * magnitude;
        Self { most: (most / step).ceil() * step, step }
    }

    /// Returns the numbers that have a tick.
    pub(super) fn ticks(self) -> impl Iterator<Item = f64> {
        // A handful; the quotient is whole but for rounding.
        let many = (self.most / self.step).round() as u32;
        (0..=many).map(move |tick| f64::from(tick) * self.step)
    }

    /// Returns where a number lies between 0 and 1.
    pub(super) fn part(self, number: f64) -> f64 {
        (number / self.most).clamp(0.0, 1.0)
    }
}

/// Returns the power of ten just below a number, by counting: logarithms can differ in the last bit between machines.
fn floor_log10(number: f64) -> i32 {
    let mut power = 0;
    while 10_f64.powi(power) > number {
        power -= 1;
    }
    while 10_f64.powi(power + 1) <= number {
        power += 1;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_begin_at_zero_and_end_at_a_round_number() {
        for (most, last, many) in [
            (97.0, 100.0, 6),
            (118.0, 150.0, 4),
            (3.0, 3.0, 4),
            (0.0, 1.0, 6),
            (1082.0, 1500.0, 4),
            (0.42, 0.5, 6),
        ] {
            let scale = Scale::to(most, 5.0);
            let ticks: Vec<f64> = scale.ticks().collect();
            assert_eq!(ticks[0], 0.0);
            assert!((ticks[ticks.len() - 1] - last).abs() < 1e-9, "{most}: {ticks:?}");
            assert_eq!(ticks.len(), many, "{most}: {ticks:?}");
        }
    }
}
