package cmd

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"rahbord/internal/i18n"
	"rahbord/internal/interview"
	"rahbord/questionnaire"

	"github.com/spf13/cobra"
)

// sitting is what the flags of the verb interview say.
type sitting struct {
	part, area, respondent, role, bidi *string
	quick, blind                       *bool
}

// interview asks the questions of a client file.
func (app *App) interview(w *i18n.Words) *cobra.Command {
	c := verb(w, "interview")
	flags := c.Flags()
	s := sitting{
		part:       text(flags, "part", "", "PART", string(interview.All), w.T("flags.part")),
		area:       text(flags, "area", "", "AREA", "", w.T("flags.area")),
		respondent: text(flags, "respondent", "", "NAME", "", w.T("flags.respondent")),
		role:       text(flags, "role", "", "ROLE", "", w.T("flags.role")),
		bidi:       text(flags, "bidi", "", "MODE", "", w.T("flags.bidi")),
		quick:      flags.Bool("quick", false, w.T("flags.quick")),
		blind:      flags.Bool("blind", false, w.T("flags.blind")),
	}
	return run(c, 1, 1, func(c *cobra.Command, args []string) error {
		o, err := app.open(args[0], c.Flag("lang").Value.String())
		if err != nil {
			return err
		}
		if err := writable(args[0]); err != nil {
			return err
		}
		return app.sit(c.Context(), o, s)
	})
}

func (app *App) sit(ctx context.Context, o *opened, s sitting) error {
	part := interview.Part(*s.part)
	*s.area, *s.role = strings.ToUpper(*s.area), strings.ToUpper(*s.role)
	switch {
	case !slices.Contains(interview.Parts, part):
		return usageError{tell("no-part", "part", *s.part)}
	case *s.area != "" && o.pack.Area(*s.area) == nil:
		return usageError{tell("no-area", "area", *s.area, "known", areaIDs(o.pack))}
	case *s.area != "" && part != interview.All && part != interview.Readiness:
		return usageError{tell("area-elsewhere", "part", *s.part)}
	case strings.ContainsFunc(*s.respondent, unseen):
		return usageError{tell("bad-name")}
	case *s.role != "" && !slices.Contains(o.pack.Roles, *s.role):
		return usageError{tell("no-role", "role", *s.role, "known", strings.Join(o.pack.Roles, ", "))}
	}
	if *s.area != "" {
		part = interview.Readiness
	}
	p, err := app.talk(o.words, *s.bidi)
	if err != nil {
		return err
	}
	session := app.session(o, p)
	session.Part, session.Area, session.Quick, session.Blind = part, *s.area, *s.quick, *s.blind
	if part == interview.Readiness || part == interview.All {
		if err = interview.Welcome(ctx, session, *s.respondent, *s.role); err == nil {
			err = app.greet(o, session, *s.role)
		}
	}
	if err == nil {
		err = interview.Run(ctx, session)
	}
	return app.ended(o, p, err, app.again(o, session)+app.manner(o, *s.bidi))
}

// greet says who is answering; a role that belongs to somebody else of that name is refused.
func (app *App) greet(o *opened, s *interview.Session, role string) error {
	r := s.Person()
	name := cmp.Or(r.Name, r.ID)
	if role != "" && role != r.Role {
		return tell("other-role", "name", name, "has", o.names().Roles[r.Role], "role", role)
	}
	interview.Say(s.Prompter, o.words, o.words.T("interview.answering", "name", name, "role", o.names().Roles[r.Role]))
	if mine, all := s.Asked(); mine < all {
		interview.Say(s.Prompter, o.words, o.words.T("interview.for-role", "mine", o.words.Int(mine), "all", o.words.Int(all)))
	}
	return nil
}

// unseen are characters that make a name read as another, or that no terminal shows.
func unseen(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d'
}

// manner is the flags that a command line needs to go on in the same manner.
func (app *App) manner(o *opened, bidi string) string {
	line := ""
	if o.words.Lang != o.file.Engagement.Language {
		line += " --lang " + string(o.words.Lang)
	}
	if app.packed.folder != "" {
		line += " --pack " + quoted(app.packed.folder)
	}
	if bidi != "" {
		line += " --bidi " + bidi
	}
	return line
}

// again is the command line that goes on with a sitting.
func (app *App) again(o *opened, s *interview.Session) string {
	line := []string{"rahbord interview", quoted(o.file.Name())}
	if s.Part != interview.All && s.Area == "" {
		line = append(line, "--part", string(s.Part))
	}
	if s.Area != "" {
		line = append(line, "--area", s.Area)
	}
	switch {
	case s.Newcomer():
		line = append(line, "--respondent", quoted(s.Person().Name), "--role", s.Person().Role)
	case s.Respondent != "":
		line = append(line, "--respondent", quoted(s.Respondent))
	}
	if s.Quick {
		line = append(line, "--quick")
	}
	if s.Blind {
		line = append(line, "--blind")
	}
	return strings.Join(line, " ")
}

func areaIDs(p *questionnaire.Pack) string {
	var ids []string
	for _, a := range p.Areas {
		ids = append(ids, a.ID)
	}
	return strings.Join(ids, ", ")
}
