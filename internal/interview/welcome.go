package interview

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rahbord/engagement"
	"rahbord/internal/i18n"
	"rahbord/internal/prompt"
	"rahbord/questionnaire"
)

// Welcome finds out who answers: the respondent of that name or id, or one chosen from
// the list, or somebody new, whose role it asks for. It sets the session's Respondent;
// the file gets somebody new with the first answer. The first sitting of a quick scan marks the file as one.
func Welcome(ctx context.Context, s *Session, who, role string) error {
	f := newFlow(s)
	if who == "" && len(s.Engagement.Respondents) > 0 {
		id, err := f.choosePerson(ctx)
		if err != nil {
			return err
		}
		who = id
	}
	for _, r := range s.Engagement.Respondents {
		if fold(r.ID) == fold(who) || r.Name != "" && fold(r.Name) == fold(who) {
			s.Respondent = r.ID
			return f.markQuick()
		}
	}
	person, err := f.newPerson(ctx, who, role)
	if err != nil {
		return err
	}
	person.ID = freeID(s.Engagement, person)
	s.newcomer, s.Respondent = &person, person.ID
	f.say(f.t("who.welcome", "name", person.Name))
	return f.markQuick()
}

// choosePerson asks who of the respondents answers; "" is somebody new.
func (f *flow) choosePerson(ctx context.Context) (string, error) {
	f.say(f.t("who.choose"))
	var options []choice
	for _, r := range f.Engagement.Respondents {
		name := r.Name
		if name == "" {
			name = r.ID
		}
		options = append(options, choice{r.ID, name + " · " + f.names().Roles[r.Role]})
	}
	options = append(options, choice{"", f.t("who.new")})
	f.showChoices(options)
	r, err := f.simple(ctx, "single", func(text string) string {
		_, complaint := f.parseOption(options, text)
		return complaint
	})
	id, _ := f.parseOption(options, r)
	return id, err
}

// newPerson asks for name and role, as far as they are not given.
func (f *flow) newPerson(ctx context.Context, name, role string) (engagement.Respondent, error) {
	var err error
	if name == "" {
		f.say(f.t("who.name"))
		if name, err = f.simple(ctx, "name", func(text string) string {
			if utf8.RuneCountInString(text) < 1 {
				return f.t("expect.answer")
			}
			return ""
		}); err != nil {
			return engagement.Respondent{}, err
		}
	}
	if role == "" {
		f.say(f.t("who.role"))
		var options []choice
		for _, id := range f.Pack.Roles {
			options = append(options, choice{id, f.names().Roles[id]})
		}
		f.showChoices(options)
		typed, err := f.simple(ctx, "single", func(text string) string {
			_, complaint := f.parseOption(options, text)
			return complaint
		})
		if err != nil {
			return engagement.Respondent{}, err
		}
		role, _ = f.parseOption(options, typed)
	}
	return engagement.Respondent{Name: name, Role: role}, nil
}

// simple asks one line outside of the steps, where there is nowhere to go back to.
func (f *flow) simple(ctx context.Context, label string, check func(string) string) (string, error) {
	for {
		r, err := f.read(ctx, input{label: f.t("labels." + label), check: check})
		if err != nil || r.command == "" {
			return r.text, err
		}
	}
}

// freeID makes a short id from the name, unlike those in the file: letters and digits
// of any script, the rest as hyphens.
func freeID(e *engagement.Engagement, person engagement.Respondent) string {
	base := strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return '-'
	}, person.Name), "-")
	if !engagement.ValidID(base) {
		base = strings.ToLower(person.Role)
	}
	id := base
	for n := 2; slices.ContainsFunc(e.Respondents, func(r engagement.Respondent) bool { return r.ID == id }); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
	}
	return id
}

// markQuick notes in a file without any readiness answers that it is a quick scan.
func (f *flow) markQuick() error {
	if !f.Quick || f.Engagement.Assessment.Quick {
		return nil
	}
	for _, r := range f.Engagement.Respondents {
		if len(r.Answers) > 0 {
			return nil
		}
	}
	e, err := f.Save(func(e *engagement.Engagement) error {
		e.Assessment.Quick = true
		return nil
	})
	if err == nil {
		f.Engagement = e
		f.say(f.t("quick-marked"))
	}
	return err
}

// ChooseLanguage asks for the language of a new client file, each in its own words.
func ChooseLanguage(ctx context.Context, p prompt.Prompter, w *i18n.Words, pack *questionnaire.Pack) (i18n.Lang, error) {
	f := newFlow(&Session{Pack: pack, Words: w, Prompter: p})
	f.say(w.T("new.language"))
	var options []choice
	for _, lang := range pack.Languages {
		options = append(options, choice{string(lang), lang.Name()})
	}
	f.showChoices(options)
	typed, err := f.simple(ctx, "single", func(text string) string {
		_, complaint := f.parseOption(options, text)
		return complaint
	})
	id, _ := f.parseOption(options, typed)
	return i18n.Lang(id), err
}

// Say prints a paragraph, as the interview does.
func Say(p prompt.Prompter, w *i18n.Words, text string) {
	(&flow{Session: &Session{Prompter: p, Words: w}}).say(text)
}
