package net.psmail.provisioning.mailserver.embedded;

import com.icegreen.greenmail.store.FolderException;

/** The mailbox is full (<a href="https://www.rfc-editor.org/rfc/rfc9208">RFC 9208, 4.3</a>). */
final class OverQuota extends FolderException {

  private static final long serialVersionUID = 1L;

  OverQuota() {
    super("The mailbox is full");
    setResponseCode("OVERQUOTA");
  }

  /**
   * Throws it where GreenMail's interface declares nothing though the caller answers it properly;
   * an unchecked exception would end the connection instead.
   */
  static RuntimeException asIfDeclared() {
    return OverQuota.<RuntimeException>undeclared(new OverQuota());
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> RuntimeException undeclared(Exception e) throws E {
    throw (E) e;
  }
}
