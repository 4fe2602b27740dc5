package net.psmail.portal.guard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import net.psmail.portal.page.View;
import net.psmail.portal.page.Visit;
import net.psmail.portal.site.Counters;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Words;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.bulk.BulkFault;
import net.psmail.provisioning.suspension.Suspension;

/**
 * A form that was sent: it either leads on, or comes back with what is wrong beside the field. What
 * its sender cannot mend goes on to {@link Failures}, and so does everything when the sender is a
 * program.
 */
@RequestScoped
public class Form {

  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY = 429;
  private static final Set<Kind> CAN_BE_MENDED =
      Set.of(
          Kind.INVALID_ADDRESS,
          Kind.NAME_TAKEN,
          Kind.SIGN_UP_CLOSED,
          Kind.INVITE_NEEDED,
          Kind.WEAK_PASSWORD,
          Kind.BREACHED_PASSWORD,
          Kind.SIGN_IN_REFUSED,
          Kind.FACTOR_REFUSED,
          Kind.ACCOUNT_REVOKED,
          Kind.ACCOUNT_SUSPENDED,
          Kind.INVALID_REASON,
          Kind.INVALID_TIME,
          Kind.INVALID_QUOTA,
          Kind.BULK_OVER,
          Kind.BULK_REFUSED,
          Kind.TAKEOVER_REFUSED,
          Kind.SECOND_PERSON_NEEDED,
          Kind.RECOVERY_REFUSED,
          Kind.ADDRESS_REFUSED,
          Kind.CODE_REFUSED,
          Kind.MAIL_STAYS_HERE,
          Kind.FORWARD_TO_OWN,
          Kind.FORWARD_COMES_BACK,
          Kind.INVALID_FOLDER,
          Kind.INVALID_DATES,
          Kind.INVALID_NAME,
          Kind.INVALID_URL,
          Kind.INVALID_SENDER,
          Kind.LIMIT_REACHED,
          Kind.LAST_ADMINISTRATOR,
          Kind.DOMAIN_KNOWN,
          Kind.DEFAULT_DOMAIN);

  @Inject private HttpServletRequest request;
  @Inject private Counters counters;

  /** Does what the form asks for; {@code again} is the form with what was refused. */
  public Response send(Supplier<Response> act, Function<ProvisioningException, View> again) {
    try {
      return act.get();
    } catch (ProvisioningException refusal) {
      if (!CAN_BE_MENDED.contains(refusal.kind()) || Failures.wantsProblem(request)) {
        throw refusal;
      }
      counters.refused();
      return again(again.apply(refusal));
    }
  }

  /** The form again. */
  public Response again(View form) {
    return Response.status(UNPROCESSABLE).entity(form).build();
  }

  /** The form again, which says itself that it is too early; nothing that was typed is lost. */
  public Response later(View form, TooManyRequests tries) {
    return Response.status(TOO_MANY)
        .header(HttpHeaders.RETRY_AFTER, tries.seconds())
        .entity(form)
        .build();
  }

  /** What to say about a refusal, beside this field. */
  public List<Problem> problem(ProvisioningException refusal, String field) {
    String key = "problem." + Words.of(refusal.kind());
    return switch (refusal.kind()) {
      case INVALID_ADDRESS ->
          List.of(Problem.of(field, key + "." + Words.of(refusal.addressFault())));
      case WEAK_PASSWORD ->
          List.of(
              Problem.of(
                  field,
                  key,
                  String.join(
                      " ", refusal.advice().sentences(Visit.of(request).language().locale()))));
      case BULK_REFUSED -> List.of(table(refusal.bulkFault(), field));
      case TAKEOVER_REFUSED ->
          List.of(Problem.of(field, "problem.postfixadmin." + Words.of(refusal.sourceFault())));
      case INVALID_REASON -> List.of(text(refusal.longest(), field, key));
      case ACCOUNT_SUSPENDED -> List.of(suspended(refusal.suspension(), field, key));
      default -> List.of(Problem.of(field, key));
    };
  }

  private static Problem text(OptionalInt longest, String field, String key) {
    return longest.isPresent()
        ? Problem.of(field, key + ".long", Integer.toString(longest.getAsInt()))
        : Problem.of(field, key);
  }

  private static Problem table(BulkFault fault, String field) {
    return Problem.of(
        field,
        "problem.bulk." + Words.of(fault.reason()),
        Long.toString(fault.line()),
        fault.what());
  }

  /** Only who has shown to be the owner comes here. */
  private Problem suspended(Suspension suspension, String field, String key) {
    DateTimeFormatter moments =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(Visit.of(request).language().locale())
            .withZone(ZoneOffset.UTC);
    return suspension
        .until()
        .map(end -> Problem.of(field, key + ".until", suspension.reason(), moments.format(end)))
        .orElseGet(() -> Problem.of(field, key, suspension.reason()));
  }
}
