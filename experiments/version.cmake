# Run at every build: writes OUT from IN when the commit has changed, so that a result knows the code it came from.
execute_process(COMMAND git -C ${ROOT} describe --always --dirty --abbrev=12
                OUTPUT_VARIABLE SOUK_COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
if(failed OR NOT SOUK_COMMIT)
  set(SOUK_COMMIT "unknown")
endif()
configure_file(${IN} ${OUT} @ONLY)
