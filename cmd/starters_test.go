package cmd

import (
	"testing"

	"rahbord/internal/i18n"
)

func TestEveryStarterFitsThePackAndHasItsName(t *testing.T) {
	names := starters()
	if len(names) != 4 {
		t.Fatalf("starters: %v", names)
	}
	app := &App{}
	pack, err := app.pack()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		e, err := outline(pack, i18n.Persian, name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if e.Context.Len() < 5 || e.Strategy.Len() < 4 {
			t.Errorf("%s says too little", name)
		}
		for _, lang := range i18n.Langs {
			if !app.words(lang).Has("starters." + name) {
				t.Errorf("%s has no name in %s", name, lang)
			}
		}
	}
}
