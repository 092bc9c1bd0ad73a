//! Rings are the borders and the holes of areas: none of them may point at a building.
//!
//! All lengths are in ten-thousandths of a degree of latitude (11 meters); degrees of longitude are as much shorter as
//! the latitude says.

/// A ring, or its smaller side, that is shorter than this (some 330 meters) is as exact as an address.
const LEAST: f64 = 30.0;
/// The mean width of a ring, its area divided by its length, is more than this (some 110 meters).
const WIDTH: f64 = 10.0;
/// Corners that are nearer to each other than this make one tip of a spike.
const TIP: f64 = 3.0;
/// The tangent of the angle (6 degrees) below which a border turns back on itself.
const SHARP: f64 = 0.1;

/// Says what is wrong with a closed ring of longitudes and latitudes in ten-thousandths of a degree, if anything is.
pub(super) fn fault(corners: &[(i64, i64)]) -> Option<&'static str> {
    let points = points(corners);
    let side = |of: fn(&(f64, f64)) -> f64| {
        let values = || points.iter().map(of);
        values().fold(f64::MIN, f64::max) - values().fold(f64::MAX, f64::min)
    };
    let (width, height) = (side(|point| point.0), side(|point| point.1));
    let area = area(&points);
    if area <= 0.0 {
        return Some("an area or a hole in it is a line");
    }
    if width.min(height) < LEAST || area < LEAST * LEAST || area / width.hypot(height) < WIDTH {
        return Some(
            "an area or a hole in it is smaller or narrower than 300 meters, and so as exact as an address",
        );
    }
    has_spike(&points).then_some("the border of an area has a spike that points at a place")
}

/// Makes degrees of longitude as long as those of latitude, counted from the first corner.
fn points(corners: &[(i64, i64)]) -> Vec<(f64, f64)> {
    let Some(&(east, north)) = corners.first() else { return Vec::new() };
    let nearest = corners.iter().map(|corner| corner.1.abs()).min().unwrap_or(0);
    // Small whole numbers, exact as floating point numbers.
    let scale = (nearest as f64 / 1e4).to_radians().cos();
    corners.iter().map(|corner| ((corner.0 - east) as f64 * scale, (corner.1 - north) as f64)).collect()
}

/// Returns the area by the shoelace formula.
fn area(points: &[(f64, f64)]) -> f64 {
    let twice: f64 = points.windows(2).map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum();
    (twice / 2.0).abs()
}

/// Whether the border goes somewhere and comes back the same way.
fn has_spike(points: &[(f64, f64)]) -> bool {
    let mut far: Vec<(f64, f64)> = Vec::new();
    for &point in &points[..points.len().saturating_sub(1)] {
        if far.last().is_none_or(|last| (point.0 - last.0).hypot(point.1 - last.1) > TIP) {
            far.push(point);
        }
    }
    let many = far.len();
    (0..many).any(|at| {
        let (before, tip, after) = (far[(at + many - 1) % many], far[at], far[(at + 1) % many]);
        let (one, other) = ((before.0 - tip.0, before.1 - tip.1), (after.0 - tip.0, after.1 - tip.1));
        let along = one.0 * other.0 + one.1 * other.1;
        let across = (one.0 * other.1 - one.1 * other.0).abs();
        along > 0.0 && across < along * SHARP
    })
}

#[cfg(test)]
mod tests {
    use super::fault;

    /// Makes a ring around a place at 40 degrees north.
    fn fault_of(corners: &[(i64, i64)]) -> Option<&'static str> {
        let mut ring: Vec<_> =
            corners.iter().map(|corner| (corner.0 - 950_000, corner.1 + 400_000)).collect();
        ring.push(ring[0]);
        fault(&ring)
    }

    #[test]
    fn a_district_is_no_address() {
        assert_eq!(fault_of(&[(0, 0), (1000, 0), (1000, 800), (0, 800)]), None);
        assert_eq!(fault_of(&[(0, 0), (50, 0), (50, 50), (0, 50)]), None);
        assert_eq!(fault_of(&[(0, 0), (1000, 0), (0, 300)]), None, "an acute corner is no spike");
    }

    #[test]
    fn what_is_as_small_as_a_building_is_refused() {
        for ring in [
            &[(0, 0), (2, 0), (2, 2), (0, 2)][..],
            &[(0, 0), (40, 0), (40, 1), (0, 1)],
            &[(0, 0), (1, 0), (1, 400), (0, 400)],
            &[(0, 0), (1000, 1000), (1001, 1000), (1, 0)],
            &[(0, 0), (35, 0), (35, 100), (0, 100)],
        ] {
            assert!(fault_of(ring).is_some_and(|fault| fault.contains("300 meters")), "{ring:?}");
        }
        assert!(fault_of(&[(0, 0), (500, 500), (1000, 1000)]).is_some_and(|fault| fault.contains("a line")));
    }

    #[test]
    fn a_spike_is_refused() {
        for spike in [
            &[(500, 800), (500, 1000), (500, 800)][..],
            &[(500, 800), (501, 1000), (502, 800)],
            &[(500, 800), (500, 1000), (501, 1000), (501, 800)],
        ] {
            let mut ring = vec![(1000, 0), (1000, 800)];
            ring.extend(spike.iter().rev());
            ring.extend([(0, 800), (0, 0)]);
            assert!(fault_of(&ring).is_some_and(|fault| fault.contains("spike")), "{spike:?}");
        }
        assert!(
            fault_of(&[(500, 900), (500, 800), (0, 800), (0, 0), (1000, 0), (1000, 800), (500, 800)])
                .is_some_and(|fault| fault.contains("spike")),
            "a ring can begin at the tip"
        );
    }
}
