package net.psmail.certificates.order;

import java.time.Instant;
import java.util.Objects;
import net.psmail.certificates.lifecycle.Declared;
import net.psmail.certificates.lifecycle.Plan;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as an operator declared it.
 *
 * @param typed as it would be typed
 * @param version to be sent back with a change
 * @param setAsideAt when it was removed; null while it is wanted
 */
public record Declaration(TypedCertificate typed, int version, @Nullable Instant setAsideAt) {

  static Declaration of(Declared one) {
    Plan plan = one.plan();
    return new Declaration(
        new TypedCertificate(
            plan.id(),
            String.join("\n", plan.names().all()),
            TypedPlan.word(plan.keyType()),
            plan.challenge().method(),
            Objects.requireNonNullElse(plan.profile(), ""),
            String.join(" ", plan.issuers()),
            Objects.requireNonNullElse(one.place(), "")),
        one.version(),
        one.setAsideAt());
  }
}
