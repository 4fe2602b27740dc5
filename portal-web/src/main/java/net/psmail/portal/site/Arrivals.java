package net.psmail.portal.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import net.psmail.portal.site.Arrival.Way;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Finds out how requests reached this site, also through the proxies that are configured. */
@ApplicationScoped
public class Arrivals {

  private static final Logger LOG = System.getLogger(Arrivals.class.getName());
  private static final String FORWARDED = "Forwarded";
  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final String FOUND_OUT = Arrivals.class.getName();

  @Inject private Config config;

  private final AtomicBoolean advised = new AtomicBoolean();
  private volatile TrustedProxies proxies = new TrustedProxies(List.of());

  void read(@Observes Starting start) {
    String text = config.getOptionalValue(TrustedProxies.KEY, String.class).orElse("");
    proxies = TrustedProxies.parse(text);
  }

  /** Found out once for each request, for several ask. */
  public Arrival of(HttpServletRequest request) {
    if (request.getAttribute(FOUND_OUT) instanceof Arrival known) {
      return known;
    }
    InetAddress peer = peer(request);
    Arrival arrival = proxies.trust(peer) ? told(peer, request) : direct(peer, request);
    request.setAttribute(FOUND_OUT, arrival);
    return arrival;
  }

  /**
   * A proxy adds to one of the headers and lets the other pass as the visitor sent it. If they do
   * not say the same, neither is believed.
   */
  private Arrival told(InetAddress peer, HttpServletRequest request) {
    String forwarded = all(request, FORWARDED);
    String askers = all(request, FOR);
    String schemes = all(request, PROTO);
    Arrival byOld =
        Arrival.through(peer, Hop.ofXForwarded(orEmpty(askers), orEmpty(schemes)), proxies);
    if (forwarded == null) {
      return byOld;
    }
    Arrival byNew = Arrival.through(peer, Hop.ofForwarded(forwarded), proxies);
    boolean isAlone = askers == null && schemes == null;
    return isAlone || byNew.equals(byOld) ? byNew : new Arrival(peer, Way.UNKNOWN);
  }

  private Arrival direct(InetAddress peer, HttpServletRequest request) {
    adviseOnce(peer, request);
    if (request.isSecure()) {
      return new Arrival(peer, Way.HTTPS);
    }
    return new Arrival(peer, peer.isLoopbackAddress() ? Way.UNKNOWN : Way.HTTP);
  }

  /** Strangers write such headers too; only one near by can be the operator's own proxy. */
  private void adviseOnce(InetAddress peer, HttpServletRequest request) {
    boolean near = peer.isLoopbackAddress() || peer.isSiteLocalAddress();
    if (near && request.getHeader(FOR) != null && advised.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          "{0} sends requests on. If it is your proxy, name it in {1}: until then all its visitors"
              + " share the limits of one.",
          peer.getHostAddress(),
          TrustedProxies.KEY);
    }
  }

  /** An address, never a name: nothing is looked up. */
  private static InetAddress peer(HttpServletRequest request) {
    try {
      return InetAddress.getByName(request.getRemoteAddr());
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static @Nullable String all(HttpServletRequest request, String header) {
    List<String> lines = Collections.list(request.getHeaders(header));
    return lines.isEmpty() ? null : String.join(",", lines);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
