package net.psmail.portal.view;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.psmail.portal.view.DomainView.Effect;
import net.psmail.portal.view.RegisterForm.Offers;
import net.psmail.portal.view.RegistrationsView.Choice;
import net.psmail.portal.view.RegistrationsView.Registration;

/** Registration where it is not simply open, and those who wait. */
record SignUpSamples(Language language) {

  private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
  private static final String FIRST = "psmail.test";
  private static final String SECOND = "second.test";
  private static final String THIRD = "third.test";

  Map<String, RegisterForm> forms() {
    Map<String, RegisterForm> forms = new LinkedHashMap<>();
    forms.put("register-approval", form(List.of(FIRST), List.of(FIRST), List.of()));
    forms.put("register-mixed", form(List.of(FIRST, SECOND), List.of(SECOND), List.of(THIRD)));
    forms.put("register-closed", form(List.of(), List.of(), List.of()));
    forms.put("register-invited", form(List.of(), List.of(), List.of(FIRST)));
    return forms;
  }

  Map<String, RegistrationsView> lists() {
    Map<String, RegistrationsView> lists = new LinkedHashMap<>();
    lists.put(
        "registrations",
        new RegistrationsView(
            people(), new Choice("", "", 1234, 9), "registration-approved", 2L, List.of()));
    lists.put(
        "registrations-none",
        new RegistrationsView(List.of(), new Choice("", "", 0, 0), null, null, List.of()));
    lists.put(
        "registrations-wrong",
        new RegistrationsView(
            people(),
            new Choice("", "", 2, 2),
            null,
            null,
            List.of(Problem.of("registrations", "problem.registrations"))));
    lists.put(
        "registrations-some",
        new RegistrationsView(
            people(), new Choice("2001:db8:1::/48", "proof", 2, 2), null, null, List.of()));
    return lists;
  }

  RegistrationsView askedAll() {
    Choice choice = new Choice("2001:db8:1::/48", "proof", 1234, 9);
    return new RegistrationsView(List.of(), choice, null, null, List.of());
  }

  RegistrationsView asked() {
    return new RegistrationsView(people(), new Choice("", "", 2, 0), null, null, List.of());
  }

  static List<Effect> effects() {
    return List.of(
        new Effect("let-in", false, 1204),
        new Effect("invited", false, 31),
        new Effect("waited", false, 12),
        new Effect("domain", true, 0),
        new Effect("name", true, 3),
        new Effect("proof", true, 11),
        new Effect("hour", true, 0),
        new Effect("approved", false, 9),
        new Effect("refused", false, 2),
        new Effect("ended", false, 1));
  }

  private RegisterForm form(List<String> domains, List<String> examined, List<String> invited) {
    return new RegisterForm(
        "form-1",
        "",
        domains.isEmpty() ? "" : domains.get(0),
        new Offers(domains, examined, invited, true),
        "",
        language,
        List.of(),
        RegisterForm.Code.NONE,
        List.of());
  }

  private static List<Registration> people() {
    return List.of(
        new Registration(1, "ada@psmail.test", List.of("proof"), "192.0.2.0/24", NOW),
        new Registration(
            2,
            "a-very-long-name-that-somebody-has-chosen-for-no-reason-at-all@psmail.test",
            List.of("domain", "name", "proof"),
            "2001:db8:1::/48",
            NOW));
  }
}
