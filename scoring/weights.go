package scoring

import (
	"rahbord/engagement"
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// contextWeights are the area weights in percent: with the multipliers of the
// context, and the base weights alone (scoring model §4). Both sum to 100.
func contextWeights(p *questionnaire.Pack, e *engagement.Engagement, entry Entry) (context, base []exact.Rat) {
	context, base = make([]exact.Rat, len(p.Areas)), make([]exact.Rat, len(p.Areas))
	var totalContext, totalBase exact.Rat
	for i, area := range p.Areas {
		base[i], context[i] = area.Weight, area.Weight
		for _, c := range p.Context {
			context[i] = context[i].Mul(multiplier(c, contextAnswer(p, e, entry, c.Answer), area.ID))
		}
		totalBase, totalContext = totalBase.Add(base[i]), totalContext.Add(context[i])
	}
	for i := range p.Areas {
		context[i] = percent(context[i], totalContext)
		base[i] = percent(base[i], totalBase)
	}
	return context, base
}

func percent(part, whole exact.Rat) exact.Rat {
	if whole.Sign() <= 0 {
		return exact.Rat{}
	}
	return part.Mul(exact.Of(100)).Quo(whole)
}

// contextAnswer is the option given to a context question or derived answer.
func contextAnswer(p *questionnaire.Pack, e *engagement.Engagement, entry Entry, id string) string {
	if q := p.Question(id); q == nil || q.Derived != nil {
		return entry.Situation
	}
	return e.Given(id).Text()
}

func multiplier(c questionnaire.Context, option, area string) exact.Rat {
	if parts, ok := c.MeanOf[option]; ok && len(parts) > 0 {
		var sum exact.Rat
		for _, part := range parts {
			sum = sum.Add(multiplier(c, part, area))
		}
		return sum.Quo(exact.Of(len(parts)))
	}
	if m, ok := c.Multipliers[option][area]; ok {
		return m
	}
	return exact.Of(1)
}

// deriveEntry tells the entry situation from the two lists of signs: the share of
// the highest possible sum, at or above the threshold or not, in each
// (strategy questionnaire §3). Options of the derived question in order: only the
// first list reaches it, only the second, both, none. An override wins.
func deriveEntry(p *questionnaire.Pack, e *engagement.Engagement) Entry {
	var entry Entry
	for i := range p.Questions {
		q := &p.Questions[i]
		if q.Derived == nil {
			continue
		}
		reached := 0
		for n, from := range q.Derived.From {
			s := signScore(p, e, from, q.Derived.MinAnswered)
			entry.Scores = append(entry.Scores, s)
			if s.Known && !s.Value.Less(q.Derived.Threshold) {
				reached |= 1 << n
			}
		}
		allKnown := len(entry.Scores) == 2 && entry.Scores[0].Known && entry.Scores[1].Known
		options := entryOptions(p, q)
		if allKnown && len(options) == 4 {
			entry.Situation = [4]string{options[3], options[0], options[1], options[2]}[reached]
		}
		if v := e.Given(q.ID).Field("override").Text(); v != "" {
			entry.Situation, entry.Overridden = v, true
		}
	}
	return entry
}

func entryOptions(p *questionnaire.Pack, q *questionnaire.Question) []string {
	for _, f := range q.Fields {
		if f.OptionSet != "" {
			return p.OptionSets[f.OptionSet].Options
		}
	}
	return nil
}

// signScore is Σ answers / (highest point × answered) of a matrix of signs; don't know is left out.
func signScore(p *questionnaire.Pack, e *engagement.Engagement, id string, fewest int) Score {
	q := p.Question(id)
	if q == nil {
		return Score{}
	}
	highest := p.Scales[q.Scale].Max
	var sum exact.Rat
	answered := 0
	for _, row := range q.Rows {
		if n, ok := e.Given(id).Field(row).Number(); ok {
			sum = sum.Add(n)
			answered++
		}
	}
	if answered < max(fewest, 1) || highest.Sign() <= 0 {
		return Score{}
	}
	return known(sum.Quo(highest.Mul(exact.Of(answered))))
}
