package net.psmail.status.api;

import jakarta.servlet.ServletContext;
import java.util.Objects;
import java.util.function.Supplier;
import net.psmail.status.catalogue.Catalogue;
import net.psmail.status.catalogue.Groups;
import net.psmail.status.component.Report;
import net.psmail.status.incident.Incidents;
import net.psmail.status.subscription.Subscriptions;

/**
 * What the API works with. It lies in the servlet context, because nothing here is injected.
 *
 * @param httpsOnly whether a token that came over plain http is refused
 * @param report what is known now
 * @param changed has a change show at once
 */
public record ApiParts(
    boolean httpsOnly,
    Tokens tokens,
    Catalogue catalogue,
    Groups groups,
    ProbeParts probes,
    Incidents incidents,
    Subscriptions subscriptions,
    Supplier<Report> report,
    Runnable changed) {

  private static final String NAME = ApiParts.class.getName();

  /** Leaves them for the API to find. */
  public void in(ServletContext context) {
    context.setAttribute(NAME, this);
  }

  static ApiParts of(ServletContext context) {
    return (ApiParts) Objects.requireNonNull(context.getAttribute(NAME), "not started yet");
  }
}
