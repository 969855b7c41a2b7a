//! Which of the places of a name is meant, and why not the others?
//!
//! What the name's own phrase says decides. Then come the states that the sentence and the article name, the rows of the
//! data before entries of the gazetteer, and last the number of people.

use legation_gazetteer::Kind;
use legation_model::place::{PlaceRef, Precision};

use super::candidates::{Candidate, Source, candidates};
use super::hints::{Hints, hints};
use super::spot::{Entity, Spot, Wanted};
use crate::actors::Scene;
use crate::article::SentenceRef;

/// A settlement that nothing in the article speaks for must have so many people to be taken.
const LARGE: u32 = 100_000;
/// And under another spelling than its usual name.
const VERY_LARGE: u32 = 1_000_000;
/// And to be taken though the reader of names takes the name for no place, when the article speaks for it.
const TOWN: u32 = 3_000;
/// Losing places that are kept for the explanation.
const KEPT: usize = 3;

/// A candidate with what speaks for it.
struct Weighed {
    candidate: Candidate,
    /// Named in the phrase itself: 2 its province, 1 its state.
    own: u8,
    /// Another place in the sentence lies in its state.
    neighbour: bool,
    /// The sentence names its state.
    sentence: bool,
    /// Share of its state among the states that the article names.
    article: f64,
    score: f64,
}

/// The place that the words of `spot` stand for.
pub fn resolve(scene: &Scene<'_>, s: SentenceRef, spot: &Spot) -> Option<PlaceRef> {
    let text = super::mention_text(scene, s.block, spot.start, spot.end);
    let hints = hints(scene, s, spot);
    if spot.wanted == Wanted::Capital {
        return capital_of(scene, &hints, text);
    }
    let mut all = candidates(scene, &text);
    all.retain(|c| fits(c, spot.wanted));
    let states = all.iter().any(|c| c.source == Source::State);
    let mut weighed: Vec<Weighed> = all.into_iter().map(|c| weigh(scene, c, &hints, spot)).collect();
    let named = !hints.own.is_empty();
    if named && (weighed.iter().any(|w| w.own > 0) || !(states || is_holder(&weighed))) {
        // Its own phrase says where it lies: places elsewhere are not meant.
        let (inside, outside): (Vec<_>, Vec<_>) = weighed.into_iter().partition(|w| w.own > 0);
        if inside.is_empty() {
            return only_there(scene, &hints, text, outside, spot);
        }
        return best(scene, inside, outside, text, spot);
    }
    weighed.retain(|w| acceptable(w, spot));
    best(scene, weighed, Vec::new(), text, spot)
}

/// `Freedonia's Sylvania`: names of territory that only a party claims stay what the data say.
fn is_holder(weighed: &[Weighed]) -> bool {
    weighed.iter().any(|w| w.candidate.contested.is_some() || w.candidate.country.is_none())
}

fn fits(c: &Candidate, wanted: Wanted) -> bool {
    use Precision::*;
    match wanted {
        Wanted::Area => matches!(c.precision, Province | District | Region | Contested),
        Wanted::Settlement => !matches!(c.precision, Province | District | Country | Region | Water),
        Wanted::Feature => c.source != Source::Gazetteer && !matches!(c.precision, Settlement | Country | Province),
        Wanted::Any | Wanted::Capital => true,
    }
}

fn weigh(scene: &Scene<'_>, candidate: Candidate, hints: &Hints, spot: &Spot) -> Weighed {
    // For disputed territory whoever claims it speaks for it.
    let territory = candidate.contested.as_ref().and_then(|id| scene.lexicon.contested.iter().find(|c| &c.id == id));
    let claimants = territory.map_or(&[][..], |t| &t.claimed_by[..]);
    let states: Vec<&str> =
        candidate.country.as_deref().into_iter().chain(claimants.iter().map(String::as_str)).collect();
    let named = |list: &[String]| list.iter().any(|l| states.contains(&l.as_str()));
    let itself = candidate.source == Source::State;
    let own = if in_area(scene, &candidate, &hints.own.areas)
        || candidate
            .contested
            .as_ref()
            .is_some_and(|c| hints.own.contested.contains(c) && candidate.id.as_ref() != Some(c))
    {
        2
    } else {
        u8::from(named(&hints.own.countries) && !itself)
    };
    let total: u32 = hints.article.values().sum();
    let share = |code: &str| hints.article.get(code).map_or(0.0, |n| f64::from(*n) / f64::from(total.max(1)));
    let most = hints.article.keys().map(|c| share(c)).fold(0.0, f64::max);
    let article = states.iter().map(|c| if most > 0.0 { share(c) / most } else { 0.0 }).fold(0.0, f64::max);
    let (neighbour, sentence) = (named(&hints.neighbours), named(&hints.sentence));
    let people = f64::from(candidate.population.max(1)).log10();
    let mut score = match candidate.source {
        Source::State => 16.0,
        Source::Contested => 15.0,
        Source::Capital => people.max(4.0) + 5.5,
        Source::Data => people.max(4.0) + 3.0,
        Source::Gazetteer => people,
    };
    score += 40.0 * f64::from(own);
    if !itself {
        score += if neighbour { 12.0 } else { 0.0 } + if sentence { 3.0 } else { 0.0 } + 2.5 * article;
        score -= if article == 0.0 && total > 0 { 1.0 } else { 0.0 };
    }
    score -= if candidate.alternate { 1.5 } else { 0.0 };
    score -= match candidate.precision {
        // The town is meant where a province or district bears its name, unless the words say otherwise.
        Precision::Province if spot.wanted == Wanted::Any => 1.5,
        Precision::District => 2.0,
        _ => 0.0,
    };
    Weighed { candidate, own, neighbour, sentence, article, score }
}

fn in_area(scene: &Scene<'_>, candidate: &Candidate, areas: &[u32]) -> bool {
    areas.iter().any(|area| {
        let entry = scene.gazetteer().and_then(|g| g.entry(*area));
        let inside = match entry.map(|e| (e.kind, e.province)) {
            Some((Kind::District, above)) => above.is_some() && above == candidate.province,
            _ => candidate.province == Some(*area),
        };
        // A province does not lie in itself.
        inside && candidate.precision != Precision::Province
    })
}

/// Whether enough speaks for a candidate that its own phrase says nothing of.
fn acceptable(w: &Weighed, spot: &Spot) -> bool {
    let c = &w.candidate;
    if c.source != Source::Gazetteer {
        return true;
    }
    // A bare name is that of a town; and `the Gulf` is none.
    let town = c.precision == Precision::Settlement && spot.article && spot.wanted == Wanted::Any;
    if town || c.precision == Precision::District && spot.wanted != Wanted::Area {
        return false;
    }
    let evidence = w.neighbour || w.sentence || w.article > 0.0;
    let described = matches!(spot.wanted, Wanted::Area | Wanted::Settlement);
    let large = c.population >= if c.alternate { VERY_LARGE } else { LARGE };
    match spot.entity {
        Entity::Place => evidence || large,
        Entity::Other => large || evidence && (described || !c.alternate && c.population >= TOWN),
        // `Chasiv Yar` may be taken for a person, and a person may bear the name of a village.
        Entity::Person => evidence && !c.alternate && (described || c.population >= TOWN),
    }
}

fn best(
    scene: &Scene<'_>,
    mut weighed: Vec<Weighed>,
    outside: Vec<Weighed>,
    text: String,
    spot: &Spot,
) -> Option<PlaceRef> {
    weighed.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.candidate.id.cmp(&b.candidate.id)));
    let winner = weighed.first()?;
    let rivals = weighed.len() - 1 + outside.len();
    let rival = weighed[1..].iter().find(|w| w.candidate.country != winner.candidate.country);
    let how = why(scene, winner, rival.or(weighed.get(1)), rivals);
    // The district of a town and the province that bears its name are no other places.
    let elsewhere = |w: &&Weighed| {
        let (a, b) = (&w.candidate, &winner.candidate);
        a.country != b.country || a.province != b.province || a.precision == b.precision
    };
    let mut lost: Vec<String> = weighed[1..].iter().filter(elsewhere).take(KEPT).map(|w| against(w, winner)).collect();
    let left = KEPT - lost.len();
    let mut outside: Vec<&Weighed> = outside.iter().collect();
    outside.sort_by(|a, b| b.score.total_cmp(&a.score));
    lost.extend(outside.iter().take(left).map(|w| format!("{}: not where the phrase puts it", shown(&w.candidate))));
    let c = &winner.candidate;
    // `northern Mali` is a part of Mali whose middle is not known.
    let part = spot.direction.is_some() && c.precision == Precision::Country;
    Some(PlaceRef {
        text,
        id: c.id.clone(),
        country: c.country.clone(),
        admin1: c.admin1.clone(),
        lat: c.at.filter(|_| !part).map(|p| p.0),
        lon: c.at.filter(|_| !part).map(|p| p.1),
        precision: if part { Precision::Region } else { c.precision },
        territory: label(scene, c.contested.as_deref()),
        contested: c.contested.clone(),
        how,
        lost,
    })
}

/// Neutral label of a contested territory.
fn label(scene: &Scene<'_>, id: Option<&str>) -> Option<String> {
    scene.lexicon.contested.iter().find(|c| Some(c.id.as_str()) == id).map(|c| c.label.clone())
}

/// A candidate in words.
fn shown(c: &Candidate) -> String {
    let parts = [Some(c.name.as_str()), c.admin1.as_deref().filter(|a| *a != c.name), c.country.as_deref()];
    let place: Vec<&str> = parts.into_iter().flatten().collect();
    let people = if c.population > 0 { format!("; {} people", c.population) } else { String::new() };
    format!("{} ({}{people})", place.join(", "), c.precision.name())
}

fn why(scene: &Scene<'_>, w: &Weighed, next: Option<&Weighed>, rivals: usize) -> String {
    let c = &w.candidate;
    let source = match c.source {
        Source::State => "name of a state",
        Source::Contested => "term in data/places/contested.csv",
        Source::Capital => "capital in data/actors/countries.csv",
        Source::Data => "name in data/places/places.csv",
        Source::Gazetteer => "name in GeoNames",
    };
    let state = c.country.as_deref().unwrap_or("the territory");
    let state = scene.lexicon.country(state).map_or(state, |c| c.name.as_str());
    let reason = if w.own == 2 {
        format!("its phrase names {}", c.admin1.as_deref().unwrap_or("the territory"))
    } else if w.own == 1 {
        format!("its phrase names {state}")
    } else if rivals == 0 {
        return source.to_owned();
    } else if w.neighbour {
        format!("other places in the sentence lie in {state}")
    } else if w.sentence && next.is_none_or(|n| !n.sentence) {
        format!("the sentence names {state}")
    } else if w.article > 0.0 && next.is_none_or(|n| n.article < w.article) {
        format!("the article names {state}")
    } else if next.is_some_and(|n| n.candidate.source < c.source) {
        "the data go before GeoNames".to_owned()
    } else {
        format!("the largest of {} places of this name", rivals + 1)
    };
    format!("{source}; {reason}")
}

fn against(w: &Weighed, winner: &Weighed) -> String {
    let reason = if winner.own > w.own {
        "less near to what the phrase says"
    } else if winner.neighbour && !w.neighbour {
        "no other place in the sentence lies there"
    } else if winner.sentence && !w.sentence {
        "its state is not named in the sentence"
    } else if winner.article > w.article {
        "its state is named less often"
    } else if winner.candidate.source > w.candidate.source {
        "not the reading that the data prefer"
    } else {
        "fewer people"
    };
    format!("{}: {reason}", shown(&w.candidate))
}

/// A name that is not known in the state or province that its phrase names: of the place only that is known.
fn only_there(scene: &Scene<'_>, hints: &Hints, text: String, outside: Vec<Weighed>, spot: &Spot) -> Option<PlaceRef> {
    if spot.entity != Entity::Place && spot.wanted == Wanted::Any {
        return None;
    }
    let gazetteer = scene.gazetteer();
    let provinces = hints.own.areas.iter().filter_map(|a| gazetteer?.entry(*a)).filter(|e| e.kind == Kind::Province);
    let provinces: Vec<_> = provinces.filter(|e| within(hints, e.country)).collect();
    if let [province] = provinces[..] {
        let territory = scene.lexicon.territory_of(province.country, province.name);
        return Some(PlaceRef {
            text,
            country: territory.is_none().then(|| province.country.to_owned()),
            admin1: territory.is_none().then(|| province.name.to_owned()),
            contested: territory.map(|t| t.id.clone()),
            territory: territory.map(|t| t.label.clone()),
            lat: province.at.map(|p| p.0),
            lon: province.at.map(|p| p.1),
            precision: Precision::Province,
            how: format!("no place of this name is known in {}, where its phrase puts it", province.name),
            ..PlaceRef::default()
        });
    }
    let [country] = &hints.own.countries[..] else { return None };
    let name = scene.lexicon.country(country).map_or(country.as_str(), |c| c.name.as_str());
    let at = scene.gazetteer().and_then(|g| g.middle_of(country));
    Some(PlaceRef {
        text,
        country: Some(country.clone()),
        lat: at.map(|p| p.0),
        lon: at.map(|p| p.1),
        precision: Precision::Country,
        how: format!("no place of this name is known in {name}, where its phrase puts it"),
        lost: outside.iter().take(KEPT).map(|w| format!("{}: elsewhere", shown(&w.candidate))).collect(),
        ..PlaceRef::default()
    })
}

/// Whether the states that a phrase names, if it names any, have this one among them.
fn within(hints: &Hints, country: &str) -> bool {
    hints.own.countries.is_empty() || hints.own.countries.iter().any(|c| c == country)
}

/// `the Kenyan capital`: the seat of the only state that the phrase names.
fn capital_of(scene: &Scene<'_>, hints: &Hints, text: String) -> Option<PlaceRef> {
    let [country] = &hints.own.countries[..] else { return None };
    let country = scene.lexicon.country(country)?;
    let name = country.capital.clone()?;
    let c = candidates(scene, &name).into_iter().find(|c| {
        c.precision == Precision::Settlement && c.country.as_deref().is_none_or(|code| code == country.iso3)
    })?;
    Some(PlaceRef {
        text,
        id: c.id,
        country: c.country,
        admin1: c.admin1,
        lat: c.at.map(|p| p.0),
        lon: c.at.map(|p| p.1),
        precision: c.precision,
        territory: label(scene, c.contested.as_deref()),
        contested: c.contested,
        how: format!("capital of {} in data/actors/countries.csv", country.name),
        lost: Vec::new(),
    })
}
