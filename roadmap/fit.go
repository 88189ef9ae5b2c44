package roadmap

import (
	"slices"

	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// fit is the strategy fit of an initiative (strategy questionnaire §5.4). A choice that
// the client has not made counts as a rating of 0.
func (f *framing) fit(in *questionnaire.Initiative) Fit {
	rules := f.pack.Fit
	out := Fit{Problem: f.fitProblem(in), Value: f.fitValue(in), Where: f.fitWhere(in),
		Win: f.share(in.Win, f.given("win_fit").Text()), Context: f.fitContext(in)}
	w := rules.Weights
	out.Total = exact.Sum(w.Problem.Mul(out.Problem), w.Value.Mul(out.Value), w.Where.Mul(out.Where),
		w.Win.Mul(out.Win), w.Context.Mul(out.Context))
	if f.buildsSystem(in.ID) {
		out.Bonus = rules.SystemBonus
		out.Total = exact.Min(exact.Of(1), out.Total.Add(out.Bonus))
	}
	return out
}

// share is a rating as a share of the highest one.
func (f *framing) share(ratings map[string]exact.Rat, option string) exact.Rat {
	return ratings[option].Quo(f.pack.Fit.TopRating)
}

// fitProblem is the largest root weight · min(1, largest lift in the area / full lift).
func (f *framing) fitProblem(in *questionnaire.Initiative) exact.Rat {
	var most exact.Rat
	for id, lift := range in.Lifts {
		k := f.pack.Indicator(id)
		if k == nil {
			continue
		}
		if a := f.r.Area(k.Area); a != nil {
			most = exact.Max(most, a.Root.Mul(exact.Min(exact.Of(1), lift.Quo(f.pack.Fit.FullLift))))
		}
	}
	return most
}

func (f *framing) fitValue(in *questionnaire.Initiative) exact.Rat {
	first := f.given("value_fit", "primary").Text()
	second := f.given("value_fit", "secondary").Text()
	if second == "" {
		second = first
	}
	return f.pack.Fit.Primary.Mul(f.share(in.Value, first)).Add(f.pack.Fit.Secondary.Mul(f.share(in.Value, second)))
}

func (f *framing) fitWhere(in *questionnaire.Initiative) exact.Rat {
	var stage exact.Rat
	for _, s := range f.given("stage_fit", "stages").Options() {
		stage = exact.Max(stage, f.share(in.Stage, s))
	}
	var channels exact.Rat
	switch {
	case len(in.Channels) == 0:
		channels = f.pack.Fit.NeutralChannels
	case slices.ContainsFunc(f.chosenChannels(), func(c string) bool { return slices.Contains(in.Channels, c) }):
		channels = exact.Of(1)
	}
	business := f.share(in.Business, f.given("business_fit").Text())
	return exact.Sum(f.pack.Fit.Stage.Mul(stage), f.pack.Fit.Channels.Mul(channels), f.pack.Fit.Business.Mul(business))
}

func (f *framing) chosenChannels() []string {
	var out []string
	for _, row := range f.rows("channel_fit") {
		out = append(out, row.Field("channel").Text())
	}
	return out
}

func (f *framing) fitContext(in *questionnaire.Initiative) exact.Rat {
	life := f.share(in.Life, f.given("life_fit").Text())
	return f.pack.Fit.Entry.Mul(f.entry(in)).Add(f.pack.Fit.Life.Mul(life))
}

// entry is the share of the rating for the entry situation. Mixed takes the lower of all
// ratings for an initiative that creates demand, else the higher; any other situation
// without a rating of its own takes their mean.
func (f *framing) entry(in *questionnaire.Initiative) exact.Rat {
	situation := f.r.Entry.Situation
	if _, rated := in.Entry[situation]; rated || len(in.Entry) == 0 {
		return f.share(in.Entry, situation)
	}
	var low, high, sum exact.Rat
	first := true
	for _, rating := range in.Entry {
		if first {
			low, first = rating, false
		}
		low, high, sum = exact.Min(low, rating), exact.Max(high, rating), sum.Add(rating)
	}
	rating := sum.Quo(exact.Of(len(in.Entry)))
	if situation == mixedEntry {
		rating = high
		if d := f.pack.Fit.Demand; !in.Stage[d.Stage].Less(d.Rating) {
			rating = low
		}
	}
	return rating.Quo(f.pack.Fit.TopRating)
}

// mixedEntry is the situation with both lists of signs over the threshold.
const mixedEntry = "mixed"

// buildsSystem reports whether a management system that the client wants is the initiative's work.
func (f *framing) buildsSystem(initiative string) bool {
	for _, q := range f.pack.QuestionWith("system_bonus") {
		for _, option := range f.e.Given(q.ID).Options() {
			if slices.Contains(q.Map[option].IDs, initiative) {
				return true
			}
		}
	}
	return false
}

// success is the probability of success (strategy questionnaire §5.5).
func (f *framing) success(in *questionnaire.Initiative) exact.Rat {
	s := f.pack.Success
	p := s.Base[in.Risk]
	var lowest *exact.Rat
	for _, id := range s.Readiness {
		if k := f.r.Indicator(id); k != nil && k.Level.Known && (lowest == nil || k.Level.Value.Less(*lowest)) {
			lowest = &k.Level.Value
		}
	}
	if lowest != nil {
		p = p.Add(s.PerLevel.Mul(lowest.Sub(s.Neutral)))
	}
	if f.unsponsored() {
		p = p.Sub(s.NoSponsor)
	}
	return exact.Max(s.Min, exact.Min(s.Max, p))
}

// unsponsored reports whether the client was asked for a sponsor and has none with time;
// nobody is judged by a question not yet asked.
func (f *framing) unsponsored() bool {
	for _, q := range f.pack.QuestionWith("sponsor_support") {
		if !f.e.Context.Has(q.ID) && !f.e.Strategy.Has(q.ID) {
			continue
		}
		v := f.e.Given(q.ID)
		days, given := v.Field("days").Number()
		if v.Field("sponsor").IsEmpty() || !given || days.Less(f.pack.CheckData.Thresholds["sponsor_days"]) {
			return true
		}
	}
	return false
}
