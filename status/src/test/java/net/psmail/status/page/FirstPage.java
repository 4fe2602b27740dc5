package net.psmail.status.page;

import java.time.Clock;

/** The first page by itself, made with nothing kept from before, for who measures it. */
public final class FirstPage {

  private final Clock clock = Clock.systemUTC();
  private final Pages pages = new Pages(PageSamples.SETTINGS, "/status", clock);

  /** Makes it in one language; gives its size in bytes. */
  public int make(Content content) {
    return pages.page(Words.ENGLISH, content, clock.instant()).plain().length;
  }
}
