package net.psmail.portal.entrance;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import net.psmail.portal.content.ImageFilter;
import net.psmail.portal.guard.Bodies;
import net.psmail.portal.guard.Crowd;
import net.psmail.portal.guard.HostCheck;
import net.psmail.portal.guard.HttpsRedirect;
import net.psmail.portal.guard.SecurityHeaders;
import net.psmail.portal.page.AssetFilter;
import net.psmail.portal.page.PageCache;
import net.psmail.portal.reading.ReadCount;

/**
 * The one filter that the container knows: around each that it knows, it sets up an invocation with
 * security and transactions, which took longer than what our filters do. The order matters: nothing
 * may be answered without the headers, and nothing for a foreign host.
 */
public class FrontDoor extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient SecurityHeaders headers;
  @Inject private transient HostCheck hosts;
  @Inject private transient HttpsRedirect https;
  @Inject private transient Bodies bodies;
  @Inject private transient Crowd crowd;
  @Inject private transient AssetFilter assets;
  @Inject private transient ImageFilter images;
  @Inject private transient ReadCount reads;
  @Inject private transient PageCache cache;

  private transient List<HttpFilter> steps = List.of();

  @Override
  public void init() {
    steps = List.of(headers, hosts, https, bodies, crowd, assets, images, reads, cache);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    new Way(steps.iterator(), chain).doFilter(request, response);
  }

  /** From step to step, and then to what the container has behind the door. */
  private record Way(Iterator<HttpFilter> steps, FilterChain behind) implements FilterChain {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response)
        throws IOException, ServletException {
      if (steps.hasNext()) {
        steps.next().doFilter(request, response, this);
      } else {
        behind.doFilter(request, response);
      }
    }
  }
}
