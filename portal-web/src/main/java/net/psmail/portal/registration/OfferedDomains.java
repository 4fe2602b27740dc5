package net.psmail.portal.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.psmail.portal.view.RegisterForm.Offers;
import net.psmail.provisioning.address.DomainName;
import net.psmail.provisioning.domain.MailDomains;
import net.psmail.provisioning.domain.SignUpPolicy;
import net.psmail.provisioning.signup.Proofs;

/** Which domains the form offers; one that is closed is not even named. */
@ApplicationScoped
class OfferedDomains {

  @Inject MailDomains domains;
  @Inject Proofs proofs;

  Offers now() {
    Map<DomainName, SignUpPolicy> all = domains.signUps();
    List<DomainName> order = domains.served();
    return new Offers(
        those(order, all, Set.of(SignUpPolicy.OPEN, SignUpPolicy.APPROVAL)),
        those(order, all, Set.of(SignUpPolicy.APPROVAL)),
        those(order, all, Set.of(SignUpPolicy.INVITE)),
        proofs.areWanted());
  }

  /** The one into which somebody is invited, for whom no work is wanted. */
  Offers byInvitation(String domain) {
    boolean examined = domains.signUp(new DomainName(domain)) == SignUpPolicy.APPROVAL;
    return new Offers(List.of(domain), examined ? List.of(domain) : List.of(), List.of(), false);
  }

  private static List<String> those(
      List<DomainName> order, Map<DomainName, SignUpPolicy> all, Set<SignUpPolicy> wanted) {
    return order.stream()
        .filter(domain -> wanted.contains(all.getOrDefault(domain, SignUpPolicy.CLOSED)))
        .map(DomainName::ascii)
        .toList();
  }
}
