package net.psmail.provisioning.account;

import net.psmail.provisioning.address.DomainName;

/**
 * What a visitor sends to get a mailbox.
 *
 * @param formId random, made with the form: sent twice it makes one account
 * @param name what shall stand before the {@code @}, as typed
 * @param domain one of the domains on offer
 * @param password as typed
 * @param proof of work, as the browser sent it; empty for none
 * @param invite the token of the invitation by which somebody comes; empty for none
 * @param language an IETF language tag: the one of the form
 */
public record Registration(
    String formId,
    String name,
    DomainName domain,
    String password,
    String proof,
    String invite,
    boolean keepsAddress,
    String language) {

  /** Of somebody who has confirmed no address, or does not want it to be kept. */
  public Registration(
      String formId,
      String name,
      DomainName domain,
      String password,
      String proof,
      String invite,
      String language) {
    this(formId, name, domain, password, proof, invite, false, language);
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "Registration[" + name + "@" + domain + "]";
  }
}
