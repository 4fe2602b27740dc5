package net.psmail.provisioning.signup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.psmail.provisioning.ProvisioningException;
import net.psmail.provisioning.ProvisioningException.Kind;
import net.psmail.provisioning.address.AddressFault;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.address.MailAddress;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.domain.SignUpPolicy;
import net.psmail.provisioning.invite.OpenInvites;
import net.psmail.provisioning.mailedcode.CodeHolder;
import net.psmail.provisioning.mailedcode.MailedCodes;

/** What all layers together say about a registration. */
@ApplicationScoped
public class Layers {

  @Inject MailDomains domains;
  @Inject OpenInvites invites;
  @Inject Proofs proofs;
  @Inject MailedCodes codes;
  @Inject HourlyBudget budget;

  private final SignUpSettings settings = SignUpSettings.read();

  /**
   * Refuses an address that nobody gets by registering now.
   *
   * @param invite the token of an invitation; empty for none
   * @throws ProvisioningException INVALID_ADDRESS, SIGN_UP_CLOSED, INVITE_NEEDED, LINK_USED when
   *     there is an invitation, but none that leads into this domain now
   */
  public void requireOffered(MailAddress address, String invite) {
    SignUpPolicy policy = domains.signUp(address.domain());
    if (policy == SignUpPolicy.CLOSED) {
      throw ProvisioningException.of(Kind.SIGN_UP_CLOSED);
    }
    if (!invite.isEmpty()) {
      requireInto(address.domain(), invite);
    } else if (policy == SignUpPolicy.INVITE) {
      throw ProvisioningException.of(Kind.INVITE_NEEDED);
    }
    if (settings.refused().match(address)) {
      throw ProvisioningException.invalidAddress(AddressFault.RESERVED);
    }
  }

  /**
   * Whether a code that is mailed to an address at another provider does instead of a proof of
   * work, as for a browser without scripts.
   */
  public boolean takeMailedCodes() {
    return proofs.areWanted() && settings.mailedCode() && codes.areOffered();
  }

  /** Whoever has confirmed an address for this form; empty if nobody has. */
  public Optional<CodeHolder> confirmed(String form) {
    return Optional.of(CodeHolder.of(form))
        .filter(holder -> settings.mailedCode() && codes.confirmed(holder).isPresent());
  }

  /**
   * Why an operator looks at this registration first; empty if none needs to. Call it once, when
   * nothing else is in its way, outside of transactions: a proof is used up by it, and so is one of
   * the hour's budget.
   *
   * @param proof as the browser sent it; empty for none
   * @param invited whether a member answers for this person: then neither work nor budget count
   */
  public Set<Reason> examine(MailAddress address, String form, String proof, boolean invited) {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    if (domains.signUp(address.domain()) == SignUpPolicy.APPROVAL) {
      reasons.add(Reason.DOMAIN);
    }
    if (settings.examined().match(address)) {
      reasons.add(Reason.NAME);
    }
    if (!invited && proofs.areWanted() && !hasShown(form, proof)) {
      reasons.add(Reason.PROOF);
    }
    // What is looked at anyway takes nothing of the budget: others could use it up by that.
    boolean counted = !invited && reasons.isEmpty() && settings.hourly() > 0;
    if (counted && !budget.take(settings.hourly())) {
      reasons.add(Reason.HOUR);
    }
    return reasons;
  }

  /** By a mailed code, which is used up with the account that it lets in, or by work. */
  private boolean hasShown(String form, String proof) {
    return confirmed(form).isPresent() || proofs.redeem(form, proof);
  }

  private void requireInto(DomainName domain, String invite) {
    if (invites.domain(invite).filter(domain::equals).isEmpty()) {
      throw ProvisioningException.of(Kind.LINK_USED);
    }
  }
}
