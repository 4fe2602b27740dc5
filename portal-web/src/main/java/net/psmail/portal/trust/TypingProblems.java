package net.psmail.portal.trust;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import net.psmail.certificates.order.TypedCertificate;
import net.psmail.certificates.order.TypingFault;
import net.psmail.certificates.order.TypingFault.Kind;
import net.psmail.portal.view.Problem;
import net.psmail.portal.view.Words;
import org.jspecify.annotations.Nullable;

/** A certificate that is declared in a form, and what is wrong with it, for people. */
public final class TypingProblems {

  private TypingProblems() {}

  /**
   * What stands in the fields.
   *
   * @param id of the certificate that is changed; null for a new one, whose name is a field, too
   */
  public static TypedCertificate typed(@Nullable String id, MultivaluedMap<String, String> form) {
    return new TypedCertificate(
        id == null ? text(form, "id") : id,
        text(form, "names"),
        text(form, "key"),
        text(form, "challenge"),
        text(form, "profile"),
        text(form, "issuers"),
        text(form, "place"));
  }

  /** The version of what was seen; none that there is when it is no number. */
  public static int version(MultivaluedMap<String, String> form) {
    String text = text(form, "version").strip();
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
  }

  /** Each beside its field, in the order of the form. */
  public static List<Problem> of(List<TypingFault> faults) {
    return faults.stream().map(TypingProblems::problem).toList();
  }

  private static Problem problem(TypingFault fault) {
    String field = Words.of(fault.part());
    String key = "problem.declaration-" + field + "-" + Words.of(fault.kind());
    return Problem.of(fault.kind() == Kind.CHANGED_MEANWHILE ? "" : field, key, fault.subject());
  }

  private static String text(MultivaluedMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null ? "" : value;
  }
}
