//! What can be computed about cells that are withheld, from everything that is published.
//!
//! The published totals are linear equations between the withheld cells. A reader who solves them gets
//! a range for each cell (L. H. Cox, "Suppression methodology and statistical disclosure control",
//! JASA 75, 1980). If the equations are those of a two-way table, the cells are the arcs of a network,
//! and the ends of the ranges are found exactly, in whole numbers, by pushing flow around cycles from
//! the true values (L. H. Cox, "Network models for complementary cell suppression", JASA 90, 1995;
//! M. Fischetti and J. J. Salazar-González, "Solving the cell suppression problem on tabular data with
//! linear constraints", Management Science 47, 2001).
//!
//! Equations of more dimensions are no network. There a cell counts as free to move only as far as
//! another table of whole numbers was in fact found which has the same published cells: the range can
//! be too narrow then, which withholds more than needed, but never too wide.

/// The withheld cells and the equations between them.
#[derive(Clone, Debug, Default)]
pub(super) struct System {
    pub(super) cells: Vec<Unknown>,
    /// For each equation its cells, each a part (+1) or the total (-1).
    pub(super) equations: Vec<Vec<(usize, i64)>>,
}

/// A withheld cell: its true value, and what anyone knows about it without computing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unknown {
    pub(super) value: i64,
    pub(super) low: i64,
    pub(super) high: i64,
}

/// In place of a bound that there is not.
pub(super) const UNBOUNDED: i64 = 1 << 40;

/// Up or down from the true value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

/// A cell as an arc: from node to node. The last node is the ground.
type Arc = (usize, usize);

impl System {
    /// Returns how far a cell can be from its true value, as far as a reader can tell; at most `most`.
    /// The cell's own upper bound does not count.
    pub(super) fn reach(&self, cell: usize, way: Way, most: i64) -> i64 {
        let most = match way {
            Way::Up => most,
            Way::Down => most.min(self.cells[cell].value - self.cells[cell].low),
        };
        match self.network() {
            Some(arcs) => self.push(&arcs, cell, way, most),
            None => self.walk(cell, way, most),
        }
    }

    /// Tells which equations each cell stands in.
    fn equations_of(&self) -> Vec<Vec<(usize, i64)>> {
        let mut of = vec![Vec::new(); self.cells.len()];
        for (equation, terms) in self.equations.iter().enumerate() {
            for &(cell, sign) in terms {
                of[cell].push((equation, sign));
            }
        }
        of
    }

    /// Returns the cells as arcs between equations, if the equations are those of a network: each can
    /// be multiplied by 1 or -1 so that a cell enters one equation and leaves another.
    fn network(&self) -> Option<Vec<Arc>> {
        let of = self.equations_of();
        if of.iter().any(|equations| equations.len() > 2) {
            return None;
        }
        let mut factors = vec![0i64; self.equations.len()];
        for start in 0..factors.len() {
            if factors[start] != 0 {
                continue;
            }
            factors[start] = 1;
            let mut open = vec![start];
            while let Some(equation) = open.pop() {
                for &(cell, sign) in &self.equations[equation] {
                    for &(other, other_sign) in of[cell].iter().filter(|(other, _)| *other != equation) {
                        let factor = -factors[equation] * sign * other_sign;
                        if factors[other] == 0 {
                            factors[other] = factor;
                            open.push(other);
                        } else if factors[other] != factor {
                            return None;
                        }
                    }
                }
            }
        }
        let ground = self.equations.len();
        let arc = |equations: &Vec<(usize, i64)>| {
            let end = |wanted: i64| {
                let found = equations.iter().find(|(equation, sign)| factors[*equation] * sign == wanted);
                found.map_or(ground, |(equation, _)| *equation)
            };
            (end(-1), end(1))
        };
        Some(of.iter().map(arc).collect())
    }

    /// Pushes flow around cycles through an arc (Edmonds and Karp, JACM 19, 1972).
    fn push(&self, arcs: &[Arc], cell: usize, way: Way, most: i64) -> i64 {
        let (from, to) = match way {
            Way::Up => (arcs[cell].1, arcs[cell].0),
            Way::Down => arcs[cell],
        };
        if from == to {
            return most;
        }
        let nodes = self.equations.len() + 1;
        let mut at: Vec<Vec<usize>> = vec![Vec::new(); nodes];
        for (arc, &(tail, head)) in arcs.iter().enumerate().filter(|(arc, _)| *arc != cell) {
            at[tail].push(arc);
            at[head].push(arc);
        }
        let mut values: Vec<i64> = self.cells.iter().map(|cell| cell.value).collect();
        let mut pushed = 0;
        while pushed < most {
            let mut came_by: Vec<Option<(usize, usize)>> = vec![None; nodes];
            let mut queue = std::collections::VecDeque::from([from]);
            while let Some(node) = queue.pop_front().filter(|_| came_by[to].is_none()) {
                for &arc in &at[node] {
                    let (tail, head) = arcs[arc];
                    let forward = tail == node;
                    let next = if forward { head } else { tail };
                    if next != from && came_by[next].is_none() && self.room(&values, arc, forward) > 0 {
                        came_by[next] = Some((arc, node));
                        queue.push_back(next);
                    }
                }
            }
            let mut path = Vec::new();
            let mut node = to;
            while let Some((arc, before)) = came_by[node] {
                path.push((arc, arcs[arc].0 == before));
                node = before;
            }
            if path.is_empty() {
                break;
            }
            let rooms = path.iter().map(|&(arc, forward)| self.room(&values, arc, forward));
            let step = rooms.min().unwrap_or(0).min(most - pushed);
            for (arc, forward) in path {
                values[arc] += if forward { step } else { -step };
            }
            pushed += step;
        }
        pushed
    }

    fn room(&self, values: &[i64], cell: usize, up: bool) -> i64 {
        if up { self.cells[cell].high - values[cell] } else { values[cell] - self.cells[cell].low }
    }

    /// Goes through tables that have the same published cells: to the end in one step, else by ones.
    fn walk(&self, cell: usize, way: Way, most: i64) -> i64 {
        let of = self.equations_of();
        let sign = if way == Way::Up { 1 } else { -1 };
        let mut values: Vec<i64> = self.cells.iter().map(|cell| cell.value).collect();
        if most == 0 || Step::find(self, &of, &values, cell, sign * most, &[]).is_some() {
            return most;
        }
        let mut walked = 0;
        while let Some(step) = Step::find(self, &of, &values, cell, sign, &[]).filter(|_| walked < most) {
            values = step.values;
            walked += 1;
        }
        walked
    }

    /// Returns the cells that change if one of them changes by `delta` and all equations hold again,
    /// preferring those of a low rank; nothing, if no such step is found.
    pub(super) fn cycle(&self, cell: usize, delta: i64, ranks: &[i64]) -> Option<Vec<usize>> {
        let values: Vec<i64> = self.cells.iter().map(|cell| cell.value).collect();
        let of = self.equations_of();
        let step = Step::find(self, &of, &values, cell, delta, ranks)?;
        Some((0..step.moved.len()).filter(|cell| step.moved[*cell]).collect())
    }
}

/// How many changes are tried for one step.
const STEPS: u32 = 4000;

/// How many cells change in one step: the other corners of a square, a cube, and so on.
const DEPTHS: [u32; 4] = [3, 7, 15, 31];

/// A step from one table to another: a cell was changed by one, and others are changed until all
/// equations hold again.
struct Step<'s> {
    system: &'s System,
    of: &'s [Vec<(usize, i64)>],
    values: Vec<i64>,
    /// By how much each equation is off.
    off: Vec<i64>,
    moved: Vec<bool>,
    budget: u32,
    ranks: &'s [i64],
}

impl<'s> Step<'s> {
    /// Finds a step in which a cell changes by `delta`.
    fn find(
        system: &'s System,
        of: &'s [Vec<(usize, i64)>],
        values: &[i64],
        cell: usize,
        delta: i64,
        ranks: &'s [i64],
    ) -> Option<Self> {
        // Short cycles first: a wrong turn at the beginning of a long one costs the whole budget.
        DEPTHS.into_iter().find_map(|depth| {
            let mut step = Self {
                system,
                of,
                values: values.to_vec(),
                off: vec![0; system.equations.len()],
                moved: vec![false; values.len()],
                budget: STEPS,
                ranks,
            };
            step.change(cell, delta);
            step.repair(depth).then_some(step)
        })
    }

    fn change(&mut self, cell: usize, delta: i64) {
        self.values[cell] += delta;
        self.moved[cell] = !self.moved[cell];
        for &(equation, sign) in &self.of[cell] {
            self.off[equation] += sign * delta;
        }
    }

    fn repair(&mut self, depth: u32) -> bool {
        let Some(equation) = self.off.iter().position(|off| *off != 0) else { return true };
        if depth == 0 {
            return false;
        }
        let mut moves: Vec<(usize, i64, usize, i64)> = Vec::new();
        for &(cell, sign) in &self.system.equations[equation] {
            let delta = -self.off[equation] * sign;
            let value = self.values[cell] + delta;
            let bounds = self.system.cells[cell];
            if !self.moved[cell] && bounds.low <= value && value <= bounds.high {
                let broken =
                    self.of[cell].iter().filter(|(other, sign)| self.off[*other] + sign * delta != 0);
                let rank = self.ranks.get(cell).copied().unwrap_or(0);
                moves.push((broken.count(), rank, cell, delta));
            }
        }
        moves.sort_unstable();
        for (_, _, cell, delta) in moves {
            if self.budget == 0 {
                return false;
            }
            self.budget -= 1;
            self.change(cell, delta);
            if self.repair(depth - 1) {
                return true;
            }
            self.change(cell, -delta);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A two-way table with totals at the end of each row and column; `hidden` cells are withheld.
    fn two_way(rows: usize, columns: usize, values: &[i64], hidden: &[bool], high: i64) -> System {
        let inner = |row: usize, column: usize| values[row * (columns - 1) + column];
        let value = |row: usize, column: usize| -> i64 {
            let rows = if row == rows - 1 { 0..rows - 1 } else { row..row + 1 };
            let columns = if column == columns - 1 { 0..columns - 1 } else { column..column + 1 };
            rows.flat_map(|row| columns.clone().map(move |column| inner(row, column))).sum()
        };
        let mut system = System::default();
        let mut index = vec![None; rows * columns];
        for at in (0..rows * columns).filter(|at| hidden[*at]) {
            index[at] = Some(system.cells.len());
            let value = value(at / columns, at % columns);
            system.cells.push(Unknown { value, low: 0, high: high.max(value) });
        }
        let mut equation = |cells: Vec<(usize, i64)>| {
            let terms: Vec<_> = cells.into_iter().filter_map(|(at, sign)| Some((index[at]?, sign))).collect();
            if !terms.is_empty() {
                system.equations.push(terms);
            }
        };
        let sign = |last: bool| if last { -1 } else { 1 };
        for row in 0..rows {
            equation((0..columns).map(|c| (row * columns + c, sign(c == columns - 1))).collect());
        }
        for column in 0..columns {
            equation((0..rows).map(|r| (r * columns + column, sign(r == rows - 1))).collect());
        }
        system
    }

    /// Goes through all solutions.
    fn solutions(system: &System, values: &mut Vec<i64>, take: &mut dyn FnMut(&[i64])) {
        let holds = |values: &[i64], whole: bool| {
            system.equations.iter().all(|terms| {
                let known = terms.iter().all(|(cell, _)| *cell < values.len());
                let sum = |of: &dyn Fn(usize) -> i64| -> i64 { terms.iter().map(|(c, s)| s * of(*c)).sum() };
                !(whole || known) || sum(&|cell| values[cell]) == sum(&|cell| system.cells[cell].value)
            })
        };
        if values.len() == system.cells.len() {
            if holds(values, true) {
                take(values);
            }
            return;
        }
        let next = system.cells[values.len()];
        for value in next.low..=next.high {
            values.push(value);
            if holds(values, false) {
                solutions(system, values, take);
            }
            values.pop();
        }
    }

    fn by_brute_force(system: &System, cell: usize) -> (i64, i64) {
        let mut range = (i64::MAX, i64::MIN);
        solutions(system, &mut Vec::new(), &mut |values| {
            range = (range.0.min(values[cell]), range.1.max(values[cell]));
        });
        range
    }

    fn range(system: &System, cell: usize) -> (i64, i64) {
        let unknown = system.cells[cell];
        let up = system.reach(cell, Way::Up, unknown.high - unknown.value);
        (unknown.value - system.reach(cell, Way::Down, UNBOUNDED), unknown.value + up)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn ranges_of_two_way_tables_are_exact(
            (rows, columns) in (2usize..=4, 2usize..=4),
            values in proptest::collection::vec(0i64..4, 9),
            hidden in proptest::collection::vec(proptest::bool::weighted(0.5), 16),
        ) {
            let system = two_way(rows, columns, &values, &hidden, 5);
            prop_assert!(system.network().is_some());
            for cell in 0..system.cells.len() {
                prop_assert_eq!(range(&system, cell), by_brute_force(&system, cell));
            }
        }

        #[test]
        fn ranges_found_by_walking_are_never_too_wide(
            (rows, columns) in (2usize..=4, 2usize..=4),
            values in proptest::collection::vec(0i64..4, 9),
            hidden in proptest::collection::vec(proptest::bool::weighted(0.5), 16),
        ) {
            let system = two_way(rows, columns, &values, &hidden, 5);
            for cell in 0..system.cells.len() {
                let (low, high) = by_brute_force(&system, cell);
                let value = system.cells[cell].value;
                prop_assert!(value - system.walk(cell, Way::Down, value) >= low);
                prop_assert!(value + system.walk(cell, Way::Up, 5 - value.min(5)) <= high.max(value));
            }
        }
    }

    #[test]
    fn a_cube_is_walked_around() {
        // Eight cells of a 2 x 2 x 2 table, each in three equations of two cells.
        let cells = vec![Unknown { value: 5, low: 0, high: UNBOUNDED }; 8];
        let equations = (0..3usize)
            .flat_map(|axis| {
                (0..8usize)
                    .filter(move |at| at >> axis & 1 == 0)
                    .map(move |at| vec![(at, 1), (at | 1 << axis, 1)])
            })
            .collect();
        let system = System { cells, equations };
        assert!(system.network().is_none());
        assert_eq!((system.reach(0, Way::Down, 9), system.reach(0, Way::Up, 9)), (5, 5));
    }
}
