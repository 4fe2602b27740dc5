package net.psmail.journey;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What others notice of a flood of guesses. Whoever guesses is on the same machine, so the same
 * number of harmless requests by the same program stands beside it.
 */
final class FloodBench {

  private static final int MEMBERS = 1_000;
  private static final int REQUESTS = 500;
  private static final int PAGES = 200;
  private static final double MOST = 2;

  /** In seconds. */
  private static final int WARM_UP = 5;

  private static final int MEASURED = 15;

  private final Installation psmail;

  FloodBench(Installation psmail) {
    this.psmail = psmail;
  }

  void measure() throws IOException, SQLException {
    Bench.heading(
        "%d requests a second from many networks".formatted(REQUESTS),
        "the requests are made on this machine");
    new Visitor(psmail).becomeMember("model");
    try (Connection database = new RealServers(psmail).connect()) {
      new ManyMembers(database, "model@psmail.test").fillUpTo(MEMBERS);
    }
    read(WARM_UP);
    Wrk alone = read(MEASURED);
    Bench.say("  home page alone               %s", alone);
    Wrk beside = readBeside(Flood.ofReaders(psmail, REQUESTS, WARM_UP + MEASURED));
    Bench.say("  home page beside readers      %s", beside);
    Wrk meanwhile = readBeside(Flood.ofGuesses(psmail, MEMBERS, REQUESTS, WARM_UP + MEASURED));
    Bench.say("  home page beside guesses      %s", meanwhile);
    Bench.most("p99 beside guesses / alone", MOST, meanwhile.most() / alone.most());
    Bench.most("p99 beside guesses / beside readers", MOST, meanwhile.most() / beside.most());
  }

  private Wrk readBeside(Flood flood) throws IOException {
    read(WARM_UP);
    Wrk pages = read(MEASURED);
    Bench.say("  answers to the others         %s", flood.answers());
    return pages;
  }

  /** Readers who pause, about two hundred pages a second. */
  private Wrk read(int seconds) throws IOException {
    return Wrk.atHalf(2 * PAGES, psmail.url() + "/", seconds);
  }
}
