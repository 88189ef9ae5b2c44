package cmd

import (
	"slices"
	"strconv"
	"strings"

	"rahbord/internal/diag"
	"rahbord/internal/exact"
	"rahbord/internal/i18n"
	"rahbord/roadmap"

	"github.com/spf13/pflag"
)

// changeFlags are the what-if flags.
type changeFlags struct {
	budget, running, horizon *string
	capacity, exclude, force *[]string
}

func newChangeFlags(flags *pflag.FlagSet, w *i18n.Words) changeFlags {
	list := func(name, kind string) *[]string {
		value := flags.StringSlice(name, nil, w.T("flags."+name))
		f := flags.Lookup(name)
		f.Value, f.DefValue = listFlag{f.Value, kind}, ""
		return value
	}
	return changeFlags{
		budget:   text(flags, "budget", "", "AMOUNT", "", w.T("flags.budget")),
		running:  text(flags, "running", "", "AMOUNT", "", w.T("flags.running")),
		horizon:  text(flags, "horizon", "", "LENGTH", "", w.T("flags.horizon")),
		capacity: list("capacity", "ROLE=N"),
		exclude:  list("exclude", "IDS"),
		force:    list("force", "IDS"),
	}
}

// listFlag is a flag for several values whose help shows a name for them.
type listFlag struct {
	pflag.Value
	name string
}

func (f listFlag) Type() string   { return f.name }
func (f listFlag) String() string { return "" }

// change is a what-if, and what it changes in words.
type change struct {
	roadmap.Change
	texts []string
}

// read makes the what-if of the flags; nil without any.
func (f changeFlags) read(t *planTask) (*change, error) {
	c := &change{}
	for _, part := range []func(*planTask, *change) error{f.readMoney, f.readCapacity, f.readHorizon, f.readIDs} {
		if err := part(t, c); err != nil {
			return nil, err
		}
	}
	if len(c.texts) == 0 {
		return nil, nil
	}
	return c, nil
}

func (c *change) say(t *planTask, key string, pairs ...string) {
	c.texts = append(c.texts, t.words.T("whatif.changes."+key, pairs...))
}

func (f changeFlags) readMoney(t *planTask, c *change) error {
	for _, part := range []struct {
		flag, text string
		now        *int64
		set        **int64
	}{{"budget", *f.budget, t.p.Money.OneOff, &c.OneOff}, {"running", *f.running, t.p.Money.Running, &c.Running}} {
		if part.text == "" {
			continue
		}
		n, err := changed(part.flag, part.text, part.now, "+10%")
		if err != nil {
			return err
		}
		*part.set = &n
		c.say(t, part.flag, "value", t.money(n))
	}
	return nil
}

// changed reads an amount, or a percentage of what there is, in hundredths.
func changed(flag, text string, now *int64, example string) (int64, error) {
	bad := tell("bad-change", "flag", flag, "value", text, "example", "--"+flag+" "+example)
	text = i18n.ASCIIDigits(text)
	number, percent := strings.CutSuffix(text, "%")
	r, err := exact.Parse(strings.TrimPrefix(number, "+"))
	switch {
	case err != nil:
		return 0, bad
	case percent && now == nil:
		return 0, tell("no-limit", "flag", flag)
	case percent:
		r = exact.Of(int(*now)).Mul(exact.Of(100).Add(r)).Quo(exact.Of(100 * 100))
	case strings.HasPrefix(number, "+") && now != nil:
		r = hundredths(*now).Add(r)
	}
	n := r.Mul(exact.Of(100)).Floor()
	if n < 0 || exact.Of(1<<40).Less(r) {
		return 0, bad
	}
	return int64(n), nil
}

func (f changeFlags) readCapacity(t *planTask, c *change) error {
	for _, item := range *f.capacity {
		name, amount, _ := strings.Cut(item, "=")
		role, ok := t.findRole(name)
		if !ok {
			return tell("no-plan-role", "role", name, "roles", strings.Join(t.roleNames(), " "))
		}
		n, err := changed("capacity", amount, role.Total, "marketing=10")
		if err != nil {
			return err
		}
		if c.Capacity == nil {
			c.Capacity = map[string]int64{}
		}
		c.Capacity[role.ID] = n
		c.say(t, "capacity", "role", t.role(role.ID), "value", t.time(n))
	}
	return nil
}

// findRole looks up a role by its id, its option in the questions, or its name.
func (t *planTask) findRole(name string) (roadmap.Role, bool) {
	for _, r := range t.p.Roles {
		if strings.EqualFold(name, r.ID) || strings.EqualFold(name, t.role(r.ID)) ||
			slices.Contains(t.pack.OptionSets["roles"].Map[strings.ToLower(name)].IDs, r.ID) {
			return r, true
		}
	}
	return roadmap.Role{}, false
}

func (t *planTask) roleNames() []string {
	var out []string
	for _, r := range t.p.Roles {
		out = append(out, r.ID)
	}
	return out
}

// readHorizon reads 12m, 40w, or a change such as +4w.
func (f changeFlags) readHorizon(t *planTask, c *change) error {
	text := i18n.ASCIIDigits(*f.horizon)
	if text == "" {
		return nil
	}
	bad := tell("bad-change", "flag", "horizon", "value", *f.horizon, "example", "--horizon 12m")
	if len(text) < 2 {
		return bad
	}
	n, err := strconv.Atoi(strings.TrimPrefix(text[:len(text)-1], "+"))
	if err != nil || n < -1000 || n > 1000 {
		return bad
	}
	switch text[len(text)-1] {
	case 'm':
		n = n * 52 / 12
	case 'w':
	default:
		return bad
	}
	if text[0] == '+' || text[0] == '-' {
		n += t.p.Calendar.Weeks
	}
	if n < 1 {
		return bad
	}
	c.Weeks = n
	c.say(t, "horizon", "value", t.words.Int(n))
	return nil
}

func (f changeFlags) readIDs(t *planTask, c *change) error {
	for _, part := range []struct {
		flag string
		ids  []string
		set  *[]string
	}{{"exclude", *f.exclude, &c.Exclude}, {"force", *f.force, &c.Force}} {
		for _, id := range part.ids {
			if t.p.Initiative(id) == nil {
				return tell("no-initiative", "id", id, "guess", diag.Guess(id, t.ids()))
			}
		}
		if *part.set = part.ids; len(part.ids) > 0 {
			c.say(t, part.flag, "ids", joinWords(t.words, part.ids))
		}
	}
	return nil
}
