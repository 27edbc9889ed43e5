//! Whether a claim and a figure of the right measure can be compared, or what parts them.

use super::Difference;
use super::figure::Wanted;
use super::index::{Entry, all_in, shared};
use super::period::Days;
use super::surroundings::Context;
use crate::extract::Kind;
use crate::lang::linking::linking;
use crate::quantity::Unit;

/// Days by which a figure without a period may have been recorded after the time that a sentence states.
const RECORDED_WITHIN: i32 = 366;

impl Wanted {
    /// A stated difference, none, or outer `None` if the two cannot be compared at all.
    pub(super) fn difference(
        &self,
        entry: &Entry<'_>,
        at: usize,
        context: &Context<'_>,
    ) -> Option<Option<Difference>> {
        if !self.is_of_the_same_sort(entry, at, context) {
            return None;
        }
        let unit = self.unit_difference(entry, at, context)?;
        let period = self.period_difference(entry, at, context)?;
        Some(unit.or(period))
    }

    /// A change is no level, a figure per head no total, a part no whole, and a toll of several roles none of one.
    fn is_of_the_same_sort(&self, entry: &Entry<'_>, at: usize, context: &Context<'_>) -> bool {
        let measure = &entry.figure.measure;
        let unit = entry.unit.as_deref();
        let is_change =
            linking().is_signed(measure) || unit.is_some_and(|unit| unit.dimension == Unit::POINT);
        let change = self.change && !is_change;
        let is_per = linking().has_per(measure) || unit.is_some_and(|unit| linking().has_per(&unit.name));
        let per = self.per && !is_per;
        let roles = self.roles.len() > 1 && !all_in(&self.roles, &entry.measure);
        let claim = &context.claims[at];
        let other_role = claim.kind == Kind::Casualties
            && !self.measure.is_empty()
            && shared(&self.measure, &entry.measure) == 0;
        let part = self.part && all_in(&entry.measure, &self.measure);
        !change && !per && !roles && !other_role && !part
    }

    fn unit_difference(
        &self,
        entry: &Entry<'_>,
        at: usize,
        context: &Context<'_>,
    ) -> Option<Option<Difference>> {
        let claim = &context.claims[at];
        let ours = claim.mention.quantity.amount.as_ref().and_then(|amount| amount.unit.as_deref());
        let comparable = |is_comparable: bool| is_comparable.then_some(None);
        match (ours, entry.unit.as_deref()) {
            _ if claim.kind == Kind::Multiple => {
                comparable(entry.unit.as_ref().is_some_and(|unit| unit.dimension == Unit::MULTIPLE))
            }
            (None, None) => comparable(claim.kind != Kind::Fraction || entry.is_at_most_one()),
            (Some(ours), Some(theirs)) => {
                let shares = ours.is_share() || theirs.is_share();
                let same = ours.name == theirs.name
                    || (!shares && theirs.convert(rust_decimal::Decimal::ONE, ours).is_some());
                Some((!same).then_some(Difference::Unit))
            }
            (None, Some(theirs)) if theirs.is_share() => comparable(claim.kind == Kind::Fraction),
            // a registry may leave the unit to the words of the measure, but a sum of money is no count
            (Some(ours), None) => comparable(self.explicit && !ours.is_share() && !ours.is_currency()),
            (None, Some(theirs)) => comparable(self.explicit && theirs.factor.is_none()),
        }
    }

    fn period_difference(
        &self,
        entry: &Entry<'_>,
        at: usize,
        context: &Context<'_>,
    ) -> Option<Option<Difference>> {
        // A named source may look back; one that is only inferred speaks of its own time.
        let as_of = entry
            .figure
            .as_of
            .and_then(Days::of_date)
            .or(entry.held.filter(|_| !self.explicit).map(Days::and_after));
        let fits = match (context.stated_period(at), entry.period, as_of) {
            (Some(stated), Some(period), _) => stated.overlaps(period),
            (Some(stated), None, Some(as_of)) => {
                as_of.last >= stated.first && as_of.first <= stated.last.saturating_add(RECORDED_WITHIN)
            }
            (None, Some(period), _) if !self.explicit => {
                let recent = context.published.and_then(Days::before);
                recent.is_none_or(|recent| recent.overlaps(period))
            }
            _ => true,
        };
        Some((!fits).then_some(Difference::Period))
    }
}
