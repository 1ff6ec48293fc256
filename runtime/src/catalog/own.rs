//! What the crate answers by itself, as codes of a catalog.

use super::unique::{Entry, sorted};
use super::{Codes, Table};
use crate::{Class, Spec};
#[cfg(feature = "__edge")]
use crate::{HttpError, envelope::Envelope};

/// What the edge answers, in its dialect.
#[cfg(feature = "__edge")]
#[doc(hidden)]
pub const fn edge<D: Envelope>() -> Codes {
    const SPECS: &[Spec] = HttpError::SPECS;
    const SORTED: [Entry; SPECS.len()] = sorted(SPECS);
    Codes {
        own: SPECS,
        #[cfg(feature = "catalog")]
        of: Some(samples::of_edge::<D>()),
        ..Codes::new(Table::new("", "", &[], || SPECS, None), SORTED.as_flattened())
    }
}

/// What the classes answer, if any of the types asks for them.
#[doc(hidden)]
pub const fn classes(types: &[Codes]) -> Codes {
    const SPECS: &[Spec] = Class::SPECS;
    const SORTED: [Entry; SPECS.len()] = sorted(SPECS);
    let (mut is_asked, mut i) = (false, 0);
    while i < types.len() {
        is_asked |= types[i].is_classified;
        i += 1;
    }
    let sorted: &[u8] = if is_asked { SORTED.as_flattened() } else { &[] };
    Codes { own: SPECS, ..Codes::new(Table::new("", "", &[], || SPECS, None), sorted) }
}

#[cfg(all(feature = "__edge", feature = "catalog"))]
pub(super) use self::samples::of_http_error;

#[cfg(all(feature = "__edge", feature = "catalog"))]
mod samples {
    use core::any::type_name;
    use core::time::Duration;

    use crate::catalog::sample::{Dialect, Of, Role, Shown};
    use crate::envelope::Envelope;
    use crate::spec::Rows;
    use crate::{HttpError, Parts, respond};

    pub(super) const fn of_edge<D: Envelope>() -> Of {
        let dialect = Dialect { name: type_name::<D>, respond: respond::<D> };
        let specs: Rows = || HttpError::SPECS;
        Of { name: type_name::<HttpError>, specs, sample: of_http_error, forwards: |_| {}, dialect }
    }

    const PARAM: Role = Role { role: "param", name: "param", ty: "String", is_optional: true };
    const DELAY: Role =
        Role { role: "retry_after", name: "retry_after", ty: "Duration", is_optional: true };
    const ALLOW: Role = Role { role: "header", name: "allow", ty: "String", is_optional: true };

    /// What a row of [`HttpError::SPECS`] may look like.
    pub(in crate::catalog) fn of_http_error(row: usize, with: &mut dyn FnMut(Shown<'_>)) {
        let said = |text| Shown { text: Some(text), ..Shown::NOTHING };
        with(match HttpError::SPECS.get(row).map_or(0, |spec| spec.status.as_u16()) {
            400 => Shown {
                members: &[PARAM],
                parts: Parts::new().param(&"limit"),
                ..said("limit: expected a whole number")
            },
            405 => Shown {
                members: &[ALLOW],
                parts: Parts::new().header("allow", &"GET, HEAD"),
                ..Shown::NOTHING
            },
            413 => said("the body is longer than it may be"),
            415 => said("expected a body with `content-type: application/json`"),
            422 => Shown {
                members: &[PARAM],
                parts: Parts::new().param(&"name"),
                ..said("name: expected a string")
            },
            503 => Shown {
                members: &[DELAY],
                parts: Parts::new().retry_after(&Duration::from_secs(1)),
                ..Shown::NOTHING
            },
            _ => Shown::NOTHING,
        });
    }
}

#[cfg(all(test, feature = "__edge", feature = "openapi"))]
mod tests {
    use std::collections::BTreeSet;

    use http::StatusCode;

    use super::*;
    use crate::{ApiError, Edge};

    #[test]
    fn the_catalog_lists_what_is_rehearsed() {
        let both = [StatusCode::GATEWAY_TIMEOUT, StatusCode::REQUEST_TIMEOUT];
        let usual = both.into_iter().flat_map(|status| Edge::new().timeout(status).usual());
        let usual = usual.collect::<Vec<_>>();
        let rehearsed = usual.iter().map(|error| error.status().as_u16()).collect::<BTreeSet<_>>();
        let listed = HttpError::SPECS.iter().map(|spec| spec.status.as_u16());
        assert_eq!(rehearsed, listed.collect());
        for (row, spec) in HttpError::SPECS.iter().enumerate() {
            let mut usual = usual.iter().filter(|error| error.spec().status == spec.status);
            let parts = usual.clone().map(ApiError::parts);
            let (param, delay) = parts.fold((false, false), |(param, delay), parts| {
                (param | parts.param.is_some(), delay | parts.delay.is_some())
            });
            assert!(usual.all(|error| error.spec().code == spec.code));
            of_http_error(row, &mut |shown| {
                let shown = (shown.parts.param.is_some(), shown.parts.delay.is_some());
                assert_eq!(shown, (param, delay), "{}", spec.code);
            });
        }
    }
}
