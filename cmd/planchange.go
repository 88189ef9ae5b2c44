package cmd

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

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
	c.texts = append(c.texts, t.Words.T("whatif.changes."+key, pairs...))
}

func (f changeFlags) readMoney(t *planTask, c *change) error {
	for _, part := range []struct {
		flag, text string
		now        *int64
		set        **int64
	}{{"budget", *f.budget, t.Problem.Money.OneOff, &c.OneOff}, {"running", *f.running, t.Problem.Money.Running, &c.Running}} {
		if part.text == "" {
			continue
		}
		n, err := changed(part.flag, part.text, part.now, "+10%")
		if err != nil {
			return err
		}
		*part.set = &n
		c.say(t, part.flag, "value", t.Money(n))
	}
	return nil
}

// changed reads an amount, or what is added to or taken from what there is: +10%, -500.
// Amounts are in hundredths.
func changed(flag, text string, now *int64, example string) (int64, error) {
	bad := tell("bad-change", "flag", flag, "value", text, "example", "--"+flag+" "+example)
	plain, percent := strings.CutSuffix(strings.NewReplacer("٪", "%", "−", "-", " ", "").Replace(i18n.ASCIIDigits(text)), "%")
	if thousands.MatchString(plain) {
		plain = strings.NewReplacer(",", "", "٬", "", "'", "").Replace(plain)
	}
	relative := strings.HasPrefix(plain, "+") || strings.HasPrefix(plain, "-")
	r, err := exact.Parse(strings.TrimPrefix(plain, "+"))
	switch {
	case err != nil || percent && !relative || exact.Of(1<<40).Less(r.Abs()):
		return 0, bad
	case relative && now == nil:
		return 0, tell("no-limit", "flag", flag)
	case percent:
		r = exact.Hundredths(*now).Mul(exact.Of(100).Add(r)).Quo(exact.Of(100))
	case relative:
		r = exact.Hundredths(*now).Add(r)
	}
	if r.Sign() < 0 {
		return 0, tell("below-zero", "flag", flag, "value", text)
	}
	return int64(r.Mul(exact.Of(100)).Floor()), nil
}

// thousands is a number in groups of three digits.
var thousands = regexp.MustCompile(`^[+-]?[0-9]{1,3}([,٬'][0-9]{3})+(\.[0-9]+)?$`)

func (f changeFlags) readCapacity(t *planTask, c *change) error {
	for _, item := range *f.capacity {
		name, amount, given := strings.Cut(item, "=")
		if !given || strings.TrimSpace(amount) == "" {
			return tell("bad-change", "flag", "capacity", "value", item, "example", "--capacity marketing=10")
		}
		role, ok := t.findRole(strings.TrimSpace(name))
		if !ok {
			return tell("no-plan-role", "role", item, "roles", strings.Join(t.roleNames(), " "))
		}
		n, err := changed("capacity", amount, role.Total, "marketing=10")
		if err != nil {
			return err
		}
		if c.Capacity == nil {
			c.Capacity = map[string]int64{}
		}
		c.Capacity[role.ID] = n
		c.say(t, "capacity", "role", t.Role(role.ID), "value", t.Time(n))
	}
	return nil
}

// findRole looks up a role by its id, its option in the questions, or its name.
func (t *planTask) findRole(name string) (roadmap.Role, bool) {
	for _, r := range t.Problem.Roles {
		if strings.EqualFold(name, r.ID) || strings.EqualFold(name, t.Role(r.ID)) ||
			slices.Contains(t.Pack.OptionSets["roles"].Map[strings.ToLower(name)].IDs, r.ID) {
			return r, true
		}
	}
	return roadmap.Role{}, false
}

func (t *planTask) roleNames() []string {
	var out []string
	for _, r := range t.Problem.Roles {
		out = append(out, r.ID)
	}
	return out
}

// readHorizon reads 12m, 40w, or a change such as +4w.
func (f changeFlags) readHorizon(t *planTask, c *change) error {
	text := strings.ToLower(strings.NewReplacer(" ", "", "−", "-").Replace(i18n.ASCIIDigits(*f.horizon)))
	if text == "" {
		return nil
	}
	length, months := strings.CutSuffix(text, "m")
	length, weeks := strings.CutSuffix(length, "w")
	n, err := strconv.Atoi(strings.TrimPrefix(length, "+"))
	if months == weeks || err != nil || n < -10*roadmap.MaxWeeks || n > 10*roadmap.MaxWeeks {
		return tell("bad-change", "flag", "horizon", "value", *f.horizon, "example", "--horizon 12m, --horizon 40w, --horizon +4w")
	}
	if months {
		n = n * 52 / 12
	}
	if strings.HasPrefix(text, "+") || strings.HasPrefix(text, "-") {
		n += t.Problem.Calendar.Weeks
	}
	if n < 1 || n > roadmap.MaxWeeks {
		return tell("bad-horizon", "value", *f.horizon, "weeks", t.Words.Int(n), "most", t.Words.Int(roadmap.MaxWeeks))
	}
	c.Weeks = n
	c.texts = append(c.texts, t.Words.Count("whatif.changes.horizon", n))
	return nil
}

func (f changeFlags) readIDs(t *planTask, c *change) error {
	for _, part := range []struct {
		flag  string
		texts []string
		set   *[]string
	}{{"exclude", *f.exclude, &c.Exclude}, {"force", *f.force, &c.Force}} {
		for _, text := range part.texts {
			if strings.TrimSpace(text) == "" {
				continue
			}
			id, err := t.findInitiative(text)
			if err != nil {
				return err
			}
			if !slices.Contains(*part.set, id) {
				*part.set = append(*part.set, id)
			}
		}
		if len(*part.set) > 0 {
			c.say(t, part.flag, "ids", joinWords(t.Words, *part.set))
		}
	}
	return nil
}
