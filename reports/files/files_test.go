package files_test

import "rahbord/internal/i18n"

// samples are the sample clients, each in one language.
var samples = []struct {
	name string
	lang i18n.Lang
}{{"distributor", i18n.English}, {"brand", i18n.Persian}, {"startup", i18n.Hebrew}}
