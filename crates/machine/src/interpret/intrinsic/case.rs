//! Upper and lower case, from tables that `build.rs` takes from the host's standard library: its own
//! are ten times as large, for speed that the machine does not need.

include!(concat!(env!("OUT_DIR"), "/case.rs"));

/// Every `step`th character from `first` to `last` becomes the one `distance` behind it.
struct Run {
    first: u32,
    last: u32,
    step: u32,
    distance: i32,
}

/// What `char::to_uppercase` or `char::to_lowercase` gives, filled up with `'\0'`.
pub fn convert(c: char, upper: bool) -> [char; 3] {
    let (runs, longer) = if upper { (UPPER, UPPER_LONGER) } else { (LOWER, LOWER_LONGER) };
    if let Some((_, chars)) = longer.iter().find(|(from, _)| *from == c) {
        return *chars;
    }
    let code = u32::from(c);
    let run = runs.iter().find(|run| {
        run.first <= code && code <= run.last && (code - run.first).is_multiple_of(run.step)
    });
    let to = run.and_then(|run| char::from_u32(code.checked_add_signed(run.distance)?));
    [to.unwrap_or(c), '\0', '\0']
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_as_the_host_has_it() {
        for c in '\0'..=char::MAX {
            let filled = |chars: &mut dyn Iterator<Item = char>| {
                let mut all = ['\0'; 3];
                all.iter_mut().zip(chars).for_each(|(to, c)| *to = c);
                all
            };
            assert_eq!(convert(c, true), filled(&mut c.to_uppercase()), "{c:?} to upper case");
            assert_eq!(convert(c, false), filled(&mut c.to_lowercase()), "{c:?} to lower case");
        }
    }
}
