package net.psmail.provisioning.device;

/** What a name that a person gives to something may be. */
public final class TypedName {

  /** By length and not by code points: so the databases count. */
  public static final int MOST = 60;

  /** U+FFFE and U+FFFF, which no XML may hold, and their like in the other planes. */
  private static final int NO_CHARACTER = 0xFFFE;

  private TypedName() {}

  /** Whether all of it can be printed, and written as XML; the empty name too. */
  public static boolean isFit(String name) {
    return name.length() <= MOST && name.codePoints().allMatch(TypedName::isPrintable);
  }

  private static boolean isPrintable(int character) {
    int type = Character.getType(character);
    return type != Character.CONTROL
        && type != Character.SURROGATE
        && (character & NO_CHARACTER) != NO_CHARACTER;
  }
}
