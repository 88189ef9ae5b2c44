package reports_test

import (
	"strings"
	"testing"

	"rahbord/engagement"
	"rahbord/internal/i18n"
)

func TestAcceptedWarningsArePrintedWithTheirReason(t *testing.T) {
	p := crm(t)
	for _, lang := range i18n.Langs {
		e := sample(t, "startup."+string(lang))
		title, reason := words(t, lang).T("method.accepted"), "Twenty interviews are planned for May."
		if strings.Contains(dump(t, document(t, p, e, lang)), title) {
			t.Errorf("%s: a section without an accepted warning", lang)
		}
		e.Decisions.Accepted = []engagement.AcceptedCheck{{Check: "C05", Reason: reason}, {Check: "C06", Reason: "Not said here."}}
		text := dump(t, document(t, p, e, lang))
		for _, want := range []string{title, reason, p.Text(lang).Check("C05").Message} {
			if !strings.Contains(i18n.Plain(text), want) {
				t.Errorf("%s: the report lacks %q", lang, want)
			}
		}
		if strings.Contains(text, "Not said here.") {
			t.Errorf("%s: a warning that does not speak is printed", lang)
		}
	}
}
