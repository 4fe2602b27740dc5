package net.psmail.portal.guard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import net.psmail.provisioning.Origin;

/** Where the request comes from. */
@RequestScoped
public class Client {

  @Inject private HttpServletRequest request;

  /** What the audit keeps of it. */
  public Origin origin() {
    try {
      // An address, never a name: nothing is looked up.
      InetAddress address = InetAddress.getByName(request.getRemoteAddr());
      return Origin.of(address, request.getHeader("User-Agent"));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The network that tries are counted for. */
  public String network() {
    return origin().network();
  }
}
