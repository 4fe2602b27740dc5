package net.psmail.portal.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import net.psmail.portal.guard.Client;
import net.psmail.portal.guard.CurrentSession;
import net.psmail.portal.guard.Form;
import net.psmail.portal.guard.SignedIn;
import net.psmail.portal.page.Redirect;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Section;
import net.psmail.portal.view.VacationView;
import net.psmail.portal.view.VacationView.Typed;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.rule.MailRules;
import net.psmail.provisioning.rule.Vacation;
import net.psmail.provisioning.session.Session;
import org.jspecify.annotations.Nullable;

/** Answers while a member is away. */
@Path(VacationPages.PATH)
@SignedIn
@RequestScoped
@Produces(MediaType.TEXT_HTML)
public class VacationPages {

  static final String PATH = "/account/vacation";

  private static final String USUAL_DAYS = "7";

  @Inject private MailRules rules;
  @Inject private RuleNotices notices;
  @Inject private CurrentSession session;
  @Inject private Client client;
  @Inject private Form forms;
  @Inject private HttpServletRequest request;

  @GET
  public View show(@QueryParam("saved") @Nullable String saved) {
    Typed last =
        rules
            .vacation(member())
            .map(VacationPages::typed)
            .orElseGet(() -> new Typed("", "", "", "", USUAL_DAYS));
    return view(saved != null, last, List.of());
  }

  @POST
  public Response save(
      @DefaultValue("") @FormParam("from") String from,
      @DefaultValue("") @FormParam("until") String until,
      @DefaultValue("") @FormParam("subject") String subject,
      @DefaultValue("") @FormParam("text") String text,
      @DefaultValue("") @FormParam("days") String days) {
    Typed typed = new Typed(from, until, subject, text, days);
    Session member = notices.counted(member());
    return forms.send(
        () -> {
          rules.setVacation(member, vacation(typed), client.origin());
          return lead();
        },
        refusal -> view(false, typed, problems(refusal)));
  }

  @POST
  @Path("end")
  public Response end() {
    rules.endVacation(notices.counted(member()), client.origin());
    return lead();
  }

  private Session member() {
    RuleNotices.require(rules.offered().answers());
    return session.get();
  }

  private Response lead() {
    return Redirect.to(Visit.of(request), PATH + "?saved");
  }

  private View view(boolean saved, Typed typed, List<Problem> problems) {
    Session member = member();
    return new View(
        "vacation",
        Section.MAILBOX,
        new VacationView(rules.answers(member), notices.of(member), saved, typed, problems));
  }

  private List<Problem> problems(ProvisioningException refusal) {
    return switch (refusal.kind()) {
      case ACCOUNT_SUSPENDED -> forms.problem(refusal, "");
      case INVALID_DATES -> List.of(Problem.of("until", "problem.away-dates"));
      case INVALID_SENDER -> List.of(Problem.of("subject", "problem.away-subject"));
      case LIMIT_REACHED -> List.of(Problem.of("days", "problem.away-days"));
      default -> List.of(Problem.of("text", "problem.away-text"));
    };
  }

  private static Typed typed(Vacation last) {
    return new Typed(
        last.from().map(LocalDate::toString).orElse(""),
        last.until().map(LocalDate::toString).orElse(""),
        last.subject(),
        last.text(),
        Integer.toString(last.days()));
  }

  private static Vacation vacation(Typed typed) {
    return new Vacation(
        day(typed.from()), day(typed.until()), typed.subject(), typed.text(), days(typed.days()));
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return typed.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(typed.strip()));
    } catch (DateTimeParseException noDay) {
      throw ProvisioningException.of(Kind.INVALID_DATES);
    }
  }

  private static int days(String typed) {
    String number = typed.isBlank() ? USUAL_DAYS : typed.strip();
    if (!number.matches("\\d{1,2}")
        || Integer.parseInt(number) < 1
        || Integer.parseInt(number) > Vacation.MOST_DAYS) {
      throw ProvisioningException.of(Kind.LIMIT_REACHED);
    }
    return Integer.parseInt(number);
  }
}
