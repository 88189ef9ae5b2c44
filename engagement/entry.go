package engagement

import (
	"rahbord/internal/exact"
	"rahbord/questionnaire"
)

// Entry is the situation in which a client begins, as the lists of signs show it or as
// a person decided.
type Entry struct {
	Situation  string // option id; "" while unknown
	Overridden bool   // a person decided otherwise
	Derived    string // what the signs say; "" while too few are answered
	Signs      []Signs
}

// Signs is one list of signs.
type Signs struct {
	Question string    // id
	Share    exact.Rat // share of the highest possible sum, 0 to 1; 0 while unknown
	Known    bool      // enough signs are answered
}

// EntryOf tells the entry situation from the two lists of signs: the share of the
// highest possible sum, at or above the threshold or not, in each (strategy
// questionnaire §3). Options of the derived question in order: only the first list
// reaches it, only the second, both, none. An override wins.
func EntryOf(p *questionnaire.Pack, e *Engagement) Entry {
	var entry Entry
	for i := range p.Questions {
		q := &p.Questions[i]
		if q.Derived == nil {
			continue
		}
		reached, allKnown := 0, true
		for n, from := range q.Derived.From {
			s := signsOf(p, e, from, q.Derived.MinAnswered)
			entry.Signs = append(entry.Signs, s)
			allKnown = allKnown && s.Known
			if s.Known && !s.Share.Less(q.Derived.Threshold) {
				reached |= 1 << n
			}
		}
		if options := entryOptions(p, q); allKnown && len(q.Derived.From) == 2 && len(options) == 4 {
			entry.Derived = [4]string{options[3], options[0], options[1], options[2]}[reached]
			entry.Situation = entry.Derived
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

// signsOf is Σ answers / (highest point × answered) of a matrix of signs; don't know is left out.
func signsOf(p *questionnaire.Pack, e *Engagement, id string, fewest int) Signs {
	s := Signs{Question: id}
	q := p.Question(id)
	if q == nil {
		return s
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
	if answered >= max(fewest, 1) && highest.Sign() > 0 {
		s.Share, s.Known = sum.Quo(highest.Mul(exact.Of(answered))), true
	}
	return s
}
