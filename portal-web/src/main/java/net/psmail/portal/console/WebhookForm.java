package net.psmail.portal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.WebhooksView;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.webhook.WebhookEvent;

/** What stands in the form for a webhook, and what is wrong with it. */
record WebhookForm(String name, String url, List<String> events, List<Problem> problems) {

  private static final List<String> OFFERED =
      Stream.of(WebhookEvent.values()).map(WebhookEvent::word).toList();

  /** The form before anything was typed. */
  static final WebhookForm NONE = new WebhookForm("", "", OFFERED, List.of());

  static WebhookForm of(String name, String url, List<String> events) {
    List<Problem> problems = new ArrayList<>();
    if (events.isEmpty() || !OFFERED.containsAll(events)) {
      problems.add(Problem.of("event", "problem.webhook-event"));
    }
    return new WebhookForm(name, url, events, problems);
  }

  WebhookForm refused(ProvisioningException refusal) {
    Problem problem =
        switch (refusal.kind()) {
          case INVALID_URL -> Problem.of("url", "problem.invalid-url");
          case LIMIT_REACHED -> Problem.of("name", "problem.webhook-limit");
          default -> Problem.of("name", "problem.invalid-name");
        };
    return new WebhookForm(name, url, events, List.of(problem));
  }

  Set<WebhookEvent> chosen() {
    return events.stream()
        .flatMap(word -> WebhookEvent.of(word).stream())
        .collect(Collectors.toSet());
  }

  WebhooksView.Form view() {
    return new WebhooksView.Form(name, url, OFFERED, events);
  }
}
