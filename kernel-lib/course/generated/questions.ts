import type { Question } from 'chainrule-grader/notebooks';

/**
 * Generated from the labs (npm run generate). The questions that notebooks ask, with the sealed key:
 * `answer()` and the grader read it here, whatever lies beside a notebook.
 */
export const questions: readonly Question[] = [
  {
    "id": "lab00-axis",
    "lab": 0,
    "notebook": "00-warm-up.ipynb",
    "points": 1,
    "question": "X holds N = 100 patients in rows and D = 5 measurements in columns. Which line gives the mean of each measurement?",
    "answers": [
      {
        "text": "/OwpTH9E7VW8N5ESCxxgf7smyKHfwiLWYdcd04f3g8AkSZkiWmaxBv0IGZ+6R6DbMFuXVxmYpL1VyE6tAbA/yn1/Zd7vRADVuF4cfb9nC1e5zf8tNUTT0kwUd4rjhd6/yfLKPkceQ+uXDTsj3/x9DyeszWVxzCgnyJ8+SzgbNQ0="
      },
      {
        "text": "5Qe4U6UYrehxCOBMxYZEs0mdM9zP7/ELvNc8Ig1/0dRe/WBLO7gZx8dt69xANs+ZGQPljvf9NUgBI+rletB85oE9Ib3yS/xnVcFrWEwHUx/DYp/BUDeBaSOeJoPxTKHStm2Cnusym/K5ApS5+ZcWSDKs8iWEfDkDLgVcEXD4ejW21g=="
      },
      {
        "text": "98UoLcgx/ocfBkVtnCHAAaIJeQZRSkosJRENgdQCz/F7TLhKbnDNnMWumbYFKN+escUjYzgi9UUG0dFFGe3wApm5yX1hBdXhGp9rUx+RStQPoKWrIhRvtpDZdIimFexir3lcVA=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab00-broadcast",
    "lab": 0,
    "notebook": "00-warm-up.ipynb",
    "points": 1,
    "question": "A has the shape (5, 1) and B the shape (4,). What is the shape of `A.add(B)`?",
    "answers": [
      {
        "text": "GFEFSm9ckNTMRr+0wIkO5LqTmCOy2FaKoFmZiaQCQqBccnbnCDoifuTs3U2ZwOcJM6yngLQ4fgkVl2nQHLm6WCS4hL47EXT0kUCKk8XYsns2EOczxNyc1acKhKtTR+kV24g+4PSukJGFk5ufDhaHwx70"
      },
      {
        "text": "b1ug74XDtV/Ahh2ogH3tDhzAdMgp8Gg55d7sA0FA8RWuVz7FI0rzSqOorqaQd8FbaQ0u+90q+mbHZt+dBSkwL/XdjrsWRPX611A3c59otbGM2Hpq4fxf/n+kmGrH9dC04/WCtsJz6wI="
      },
      {
        "text": "oG0Af4S9T8evE/aTO4WHBpdqT8l9jSn280lGOQL+deFOMIihEr90A1oQDZ5n7I2tN91mN03PbcxJoMKDCN/FGbyP2GsqN0M+MH15WmKbnoQzqQYmAXRM3fV6KcWZsf/WjuHsFZvBH6kQkAuGh6ubcwW2J2KeTkMhurgFkY5Y5sRR8DJLT2Sn0Nly2K8="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab00-parameters",
    "lab": 0,
    "notebook": "00-warm-up.ipynb",
    "points": 1,
    "question": "In the layer above, `dot(X1, W1).add(b1)`, W1 has the shape (3, 2) and b1 the shape (2,). How many numbers does training have to find in this layer?",
    "answers": [
      {
        "text": "HJYr+v2+tV+kxU5oINZevpz2MKTXA0PtZ4frKRY7MpFSSBRrA6boa5XtFnPOhLsJfAzfnTj7i/dW3rAVBjwIWcoHgRecHoLLlDUUssjm1iO0kLnnQZEPxbZZIlFPzB/wClEdvK2nVhddmlfRiY0=",
        "offset": 0.009999988009997907,
        "width": 0.020000000020000002
      },
      {
        "text": "I0u+dyJve+YpXoWgAfTcL49kfqvSKzPv47StsEzr0iUogfJKonZlq9wE62ese9E8MbbKsnWgGcxYBarHn139XZyf8FE82bpEoNPYUjnbaQUk4N/MCl76quUFkqeBajFszHLwljTr6QCAsbaDJw==",
        "offset": 0.009999994009999291,
        "width": 0.020000000020000002
      },
      {
        "text": "Tt48I/61mYcx7BuCRafp0W9fBnUfRZBBgoXg8kQqXpeKIWT4b1LH9RkR8aGvDhBrPQ8VUY2pCzGUrm57z7/RmgdiN2mnfezOC5UQErC3zqGXXTLpvFswl0Kj5WEmHGptUnnF01mDdhgKpvv14rqVl0S/DfmZ",
        "offset": 0.009999980010000797,
        "width": 0.020000000020000002
      },
      {
        "text": "qClj3zqwt6azWDag6hgfThaeTUw4mBtwSToQ3grPk1evwkTk66FhcYXoo3cDpdxtPtXRaS4IE6vPqplj2IOmwZbitrFjhmWihGxoqPHusfvQDrk/Xy7cn3t6jXD//3e8XZBGADpf5GuIHoNOIxJqFxm5YBzxPv2f4Xud8fEFPL7yVYjLxrRfuQ==",
        "offset": 0.009999986009997741,
        "width": 0.020000000020000002
      },
      {
        "text": "v7Y7lB8LGvPmVnoZgRGTRBR+1PJQag3g8TemAbc1YL8frfnCDlC7WQeFrGUsfh7eotwnFJuDNRkzTifQoOynSrR4sp8D2DzaeVTvbwD43SDHmSjkSXPdTlDc/BvI20ZES0xYD/oqRoSx3tWU7N6s34vWfbdkaprFyxDa41oPsk8zvhQtjwTfD3VC/3TVInq1jbCi5O44foZWtKAHUIM/UIpX",
        "offset": 0.009999992009999126,
        "width": 0.020000000020000002
      }
    ],
    "kind": "number"
  },
  {
    "id": "lab00-mse",
    "lab": 0,
    "notebook": "00-warm-up.ipynb",
    "points": 1,
    "question": "Predictions [1, 2], targets [1, 5]. What is the mean squared error?",
    "answers": [
      {
        "text": "IJ/93U6eha977hRsti11n6cuqv4iDBhvRnB0YyMBB1TVLbKt2Bm10xtOkWUO0AJGqv4K0BKOl4D8mJRItNroYU8vNupyqJ1lW3jGMrU3WT++CXuoL1H6TCFoiaQSXkV5VEU="
      },
      {
        "text": "SCZ5rJT+hF+9UI/csJJszEKr/lP7ijHIn2IgUf041luKXd302TLzQ6RMWc0C+CUPFxshoH1fgNgDGqAtkqfittnuJ9FQ+PNk1/Mmktl3EJ0B5QoVacBPIrnXCGz46nXOitIPjoFx3QritBDUtAgd4BY0WQpMbtES"
      },
      {
        "text": "xOIxReG+dlUfHoHqgvxEi7e2wM0VoG7osLXp1jXaoh5YD4+VHUwrq0n4894MOImKLAu+bSzwOXBOnPKNsT6pfPeyntkXlIoUqyM1MR/lsqW+tYUYdeBYBAdu70xLKvu+gjA0D8F6JWfFS3Keqbetfq9pUDys"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab01-svm-start",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "All scores are 0, as in a fresh net, and there are 10 classes. What is the SVM loss?",
    "answers": [
      {
        "text": "CWNrfQPZNZ3nxTrlqne/1mtBK1CCB+Q8fxghl7qg1rbmw9gKUM2dyq8JyXr7sBJP/YfLLhm2j7uJwRfiGV5ieLboEv/wCnQiLJJYUmrj+N+njmR7fz9tATH5EYbC/XKqTXNl"
      },
      {
        "text": "WCxlX1hNtTEEp9n87EOiFhIfGYRNGYGXrvAZy3hMv7Kqqe33J20/vnmdMp4tjtb46dLNxPWAZXmIT4F+cm6kHoAApxneQa2F0JhQWqQTuFF8SLnQ1y0REy2kmojSqEQh8mCrKPnlv1W6eHpe"
      },
      {
        "text": "barOuWOL0lFn9C3c5jne9bUqYORuR0YABBiHsQkKTCNjRNNKyE4rW8rpOooCBjZprQp16golA/OTX7WTdgLc0y9PgyU9NA15pTzmipAzo0NfNPadKPRDhVMnYvmxmsKg3TIi3ocUD1z4"
      },
      {
        "text": "qhBQyYyYwtAy+pI22EEy4v8uluzrvFqZ8z8CBJ1oiM3SckI31a1ZoDDtQcxx9ikEM/f+tB2fAwReBJr/yIFGlfpJkn4GquGJ9nZvDNxNh+YQDybnnJ6Jcr01ORU/0H5vTmX1Jbr3VA=="
      }
    ],
    "kind": "choice",
    "letters": "abcd"
  },
  {
    "id": "lab01-softmax-start",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "Ten classes, all scores 0. What is the softmax loss?",
    "answers": [
      {
        "text": "MR8dH8RmAT3PIatZRYYU05Dj8Ka19khbxm7QBgaOlAI294J0RjUnjbinOpSr5yY+DTC62C1M2J0ppIEdaOi073WJT1O7fpPjEgAwkR6pROJj6EyYnR4YvYnCBwbLixV2sSKSqSAaTVk2PSZnGUK8Zb5HXXnEPnZ5ep4O6Hkna5cRHQ=="
      },
      {
        "text": "R4Lyx/GshbSNdl9eQfJ6Dbi26+IqlcESO+y26xNIxfZENxMgctXjsuSG75pEqvYBgRQHh3yqGPx4VPwsf6vaU/TqcAw7WRzZPhWKAlyCtKbWA/ewWiODoZPMzlWhKD0LTpH99ORuYofUkxM="
      },
      {
        "text": "nJXigZlS48TnVvgD3W1SX6jOhrR782J4NKpIUnavigOBcIcif2VZ4pk2B1Dfb22OrtTbbbNUU3qfrUuuteyn12fV3UfvTZCGLUqpsoJEIkUbUk7SBxhTmbPOHefJ5Eo9fP1brfqEItalh7gC0vAMT3f4mmFtMA=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab01-l2-step",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "Only the penalty ½ λ ‖W‖² acts, nothing else. What does a step of gradient descent do to each weight?",
    "answers": [
      {
        "text": "ISlBIFFKKUOialBnzw87VgkTFpLSKvXUjhM9Vs93S/1ebDrq4qOgegKqERRjKpIoTKIKOBFLiwX9PNlCWbJ8HcDuTqfa84mw83QV76hrFffRWkuGrtzxqzX70aIt3m2JYpFVnvrm/Le+"
      },
      {
        "text": "XRBu9f1/gTieBP18uR0d1ceUFYVwmFq6p2Tw0TqQDE4PkFl87eHpj2OiLq8ODJTgVu7e8eUrTPo4S2m+TcBK1DVpGMYpZvHz0PlARLnzSqKPiIdEKBwHZdxHP8myxFWf4p+as3q4I+m3wghA9vABl8RhP4zY2wfqMufelbEcvVY="
      },
      {
        "text": "j+7W6V59WCmIkAa27QABBQ3ngqVcpP9HDwwkq4xOyLVRK+lCZPMH1jvArEg2t4NDU49qj17cvAfAdNNWQGxz10fVerQoyn1eUVpt9JnGEEZyrY370Cipr8s1GyskTZbW3LebwtrIfXIaVnRyiDkn6vb9yGhb7rGpaA=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab01-best-h",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "Numbers have about 16 digits here. Which h gives the most exact centred difference? Guess, then run the cell below.",
    "answers": [
      {
        "text": "7wzrJEwg/dseU7rjvm6dTz96suGLpoz50hygc9hsxsIN7xJ/xKmTQL+H8rK3I7w1qftv0hvqiSiBa58aGj0h4lwulozJrnAKjtTTEXwo0dO3D28p+E/2JRuUjlyvW02KRxxoFWMrUhfm2o1AxUFIqj7tMUxeZJFW5DcUA/EtCaqAiQl/gAPerhnSwzLXoBOyv5yDhpR1otOhZGD/7WK4"
      },
      {
        "text": "oady995RMZAE8PzjY6pDLwfIXe4+Y0aRXjybsKE+YZvHTGbONANlghc4DwSoQLkSbf/w0evxYV4qgRiT56q8lmFtcazZLlIwwSPHA9V5qGircPLvnX676MA2bpHFP/n+zDPXFOSvmDe4tlyXwRlBeXh3SO60EvGuoByZeCHXI9LfI9YpNxfj5SF2Sqwl197IFruEivzGrSnwlg=="
      },
      {
        "text": "pvU8DfGS2D+Y8FiS5p4ppGjv+5ZLgZ9z4V0f3y1PNuwKVU8e4GOXQfN2jOVTU4NXbf5EH8OB3tvbK1HW3AXDikFMiDSqE978BPQxHV1WiH39wvypOU8p2WYFnBsgAM48LWSa80VikhkZRVxgC1u6VreilPB+EB19n9LbBCblZs4tl5oXK5/mS2HCtwxWZW3zMjvttMsvkX7YiUXxqdcfkwTqiyar1pZ4tw=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab01-rate-one",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "Why does this walk neither arrive nor run away at the rate 1?",
    "answers": [
      {
        "text": "+z3MSMkg62rTxdqQnzxanvh6DsteSTqv6P82CUfa8QtvI0jpdjHZ4S0w+7GnVLOmvP1d87jndxx4bnUKSoepE70lL6JHDSkFMZmDB1V0olAPAcEhdrxf6KPPbuGt+Z/9pSHp2xY="
      },
      {
        "text": "i0Pcer4qh0l4VMcxdox6GyNahxj+ycWOoZqS6dGET+IawvbiN+m1h78aWhGENZp/0mLWLWN5oUWLlUTjXMp1csClpKZ0kVg++Bh1Ke9EChq+EnwNmq64m7GX63B1Ym40ksKlDQsgE+kqP2y1jCFsp08wvJMS39+GSRfCvYgiNIkuSiTLnOCtb0vc4V86W0LJj40Vs+DZZExE0e77gHk="
      },
      {
        "text": "vKHUZxUBa1O+Gch06zmZTilZ7nUgZ74jOWvwekGnXBOyPHTu9AxGoe9G4WNJqn08SJ+VAbfVJP/NxUInDuzNc+rBJsEShgCglCe7M1W/roXYcxvfOvi/ZapMNbmbhKRsUKj+qCzyOBalfdQj6+5MMBseUEYHg8OpMqn02mhw1kWQX1JZxbnjbZVtlFU914uEkVN6RA=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab01-epoch",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "N examples. You draw N times at random, with replacement. What share of the examples was never drawn?",
    "answers": [
      {
        "text": "OGgoR45JSPoRsDTBNVue2gslG6jm50UDzo8vQK+4hRaRQfbHAYAm4s0KZvHfNhsfzeEBGBlShPfN4Bs9QDJToPVKTOl8HoV4qhtJu2HZPS5Hj8GxQEpG+PeD9czXQwj8mbgVa7YRRgKQeFFdQBbiaa8Wjc89Db5me90iv0/5SMGdB4tydtTw5xnWG4d2JEgaKUzttA78DLvzhteRqWDgy7utYRfhoQ=="
      },
      {
        "text": "ZC134xSAD8jnLm0jRS3LT6UvPyrXq85n7pxhejcuO5fGyv48mcyYWJijsKc2E9UE6yM4D1NuT7GZZHVFfEsG59pX9QfhLcCSc76E3hgSjeS88kG0SKco/C0SImtJeQ=="
      },
      {
        "text": "jzkZe8VwyBPdL4HJn+IzXwJGHlaPBLs5gGAEQHWbzA+d0tRaJMPO0SEIpRXO6RvfJv6qg/GvxiSqBPgXCZ7ryFG88pxt4AjJ+GfEswWlakk0NfpHi3yN2pcfsoDvRgAcq9oPe3LrkhiDeUUPu1lJ"
      },
      {
        "text": "xx3jcudLUElRe15MM9uqu0Er5dIbyv6qOORwKDbu8ul4kjUz8YqS7LvH/32UVs4cRWS9N5hMO1hUyGFDqtb6hAhuRtu2sbhuwtxOSlLpQpvet6R5wNcqTVdg7FuVTHC8+XJ43++B71+Of85cZNHuuEKitZKnmzQPfIt+fg=="
      }
    ],
    "kind": "choice",
    "letters": "abcd"
  },
  {
    "id": "lab01-gate-roles",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "Three gates: add, multiply, max. Which one hands dz unchanged to *both* inputs?",
    "answers": [
      {
        "text": "j92NpPniXzOxyhgfOAysC4uqQ2FAJwqF+iVjczDF8rTwjFUmrJYV78JUHlUzbNzo43WQs8X7fb436/EWI9wwiw+wBJ8/R08KV8Oxyx7sIdLTM26o77gNNMPDi9ANCDl2Bm2IRiy9DnJONek="
      },
      {
        "text": "uriprjjagPpiW54TKJ8ZvftYYJOzvARmqYEVUScsIt2BlRmdb69do6lqC8BzZZ5QA/y063J3EABIotUh+w7cLwthR4dFJdDAZkWR7CLUYwoorlFQ5+lz5uqn4oeRWwK8pUA="
      },
      {
        "text": "zH0Ehbh1UvqBB+owBQS2oh75mEkYHpm0qzReLQuwbrM//Bwm4wY1AXb7J8gJhT3TS+h2006mSzZ1vboR181kJRNXDLWxJ8EowuYo10M8DglW+pwNSzQTIm67xe7uhRTO8mDeqnzKd/2z2nFwu2Bym3Zrr2h/lP55e5w="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab01-circuit",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "You may change one of the five inputs by a little, to make f as *large* as possible. Which one, and which way?",
    "answers": [
      {
        "text": "73f/3DQYbqENNGxkM8kMBAJnpFOUI7bkUfIZVOXQHvcGwYh4UsE5Xwfu5uo2K2QFQsxGToaR+4mH3gY2KMeHyMvicIC8gIab5xsNCMupMg9ZaGTJ9MFvEcoS6FFefVylKw=="
      },
      {
        "text": "NPcueBPWB9blfjqvwcD+tkB0+/A/AD0etPe/zlzciLb/BD5mWsOkP6AANjsPmAoQAHI0SDN/KjEoNth6t2+PyUMMwDT55e/VB35h6UQO3PzYkbo09bdqgNjkqfopZF4AGtuoinQKbVufONaS7Q=="
      },
      {
        "text": "YincKz1mwZ2SwRY0h4RBqRhRKQgDi8dAQ7MsYN3/sG+c0pCeFHvc9DByYhCPVQI9FWh2OEHJZDwwPE9NYl/BYSGlOFlG0gssQCjQRtdxFlm3A0GnOqz9BQ=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab01-jacobian",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "points": 1,
    "question": "How many numbers are in this Jacobian?",
    "answers": [
      {
        "text": "/LEl+hg00FLKlmmssouWeQHyZqPRHf/G1QdcPWm471QyO4pnV4A956pIpdI3VNSabgVCSdWP7zqzhJJHGBnYsKqKValF/uSAqQ=="
      },
      {
        "text": "UZrJKrny7dGDVs3wKtb0sOvgh4IZu5eaM7bZheEygTB0z2PlwFwOeCqaDJABn3xHXo3ssns+vfHaIX/C9wSFD1nCcOT6BRQO1BKPCcr3BPq7MPjWpBAw29tuqoBAalhVWa41xcNggzlm/r2Vb+1Jk0Sli8mZG9jNAWM="
      },
      {
        "text": "rIg3xM2lMsh25fZlcLV5QAys3/W20rGjnpmPPEYzjXrdLd4HkqDiMi0X5T28/JSxFEGkbGfsniK/QZhUVqs1c4LJMcVaodBpGp6WX5Bnszomjw=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab01-why-backward",
    "lab": 1,
    "notebook": "01-gradients-and-backpropagation.ipynb",
    "kind": "open",
    "points": 4,
    "question": "Backpropagation goes through the graph from the loss to the inputs. One could also go the other way: begin at one input, and compute for every gate how *it* answers to that input. Both use the chain rule and give the same numbers. Explain, in four or five sentences, why nets are trained with the backward direction, and name one thing that it costs.",
    "below": [
      "what to take away a loss turns scores into one number svm"
    ]
  },
  {
    "id": "lab02-xor-11",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "What is y for the inputs (1, 1)?",
    "answers": [
      {
        "text": "O/ly7bPDgnCEjVxPGw2MeYCqgGur1YkEmJLkwb5iCKY7u+M23nRNpFnzv2Eq4JrcdYhGMmrzZxHe4g7ZEReZPeXh6HkUfGNIIO3OgLOUiKaEx+ENjXY4xsMakLN+CiVaK6jr/GJAkTXN60GXTXA+YuAj4g=="
      },
      {
        "text": "luNdKPBOakqsK9Ftca2FjwYR0xV3v0w5quGOCkm2A5mO2zuLvSzD25kHS+7VCCglzvORK9lKZ3Z4G5FmI0J7ZMJEK5RihT8V9oDdVwlf+wpowbW9PBoD5iw3KlpT3f+5JN6UlKnyCX9bmg/QnIOjyrWkiJJFw+bO02Q="
      },
      {
        "text": "uOneP++dFYP6pBXZdUKxKMdYqi7LL9WBCm5giL2SnVVyaQB0wnKGbVAN3o6sa9TdWTZwSSQaFYBDrdF0uZoWe3gRsGYPzZ3FLTuw/CODtwFv6vqjL+zsztLIOrwPyunKMdNyi3AQMbfW"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab02-two-affine",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "Two affine layers, one after the other, with nothing between them. What can the pair do that one affine layer cannot? (L3 asks it: “what happens if no nonlinearity?”)",
    "answers": [
      {
        "text": "AYbXLbtXBBpAHiKqnwGq/bbn1Ko1dqEi62/xvDbST7WwfbsPzfRlI3uL77GB7RlOZoQBParb4/CEAOMxgSkQLjaH6Tn+JRnVIyTow0G785+LoxKYU86eHs/wip3vKrChjEtq9WZC6rnVFfNyNveXwpkQStMhnj8uB3qTN+gnulS2o6ghoAXjffHbM3bJrLytqtNWvS8lFPT0qyDIpg=="
      },
      {
        "text": "tyfj7oGEa4apQGyBoM2hIJhd2ch98TzdaZvRmvfSfkrQnKemiCpH40vPwEMZHx5I1rOZ4ee5TIFHdeQsuDWqDv1ha31slVAHVshaK3NL4BbIQJavSfCc/uKpcHIOpxrI/67jvlfnajFxokKTaW6EUWJ4luVNw200DZApEoZhZ149Zgf44Zz2vrGFf1QF"
      },
      {
        "text": "y2HiOez4LwifN88ay7Fag9kBTT9tByxOY00PRKyGiE2Urtd+mw2UksEsHp3mjmhD7ovJmYJ15QV0/ipDFN9ghDT/ORPnYa+jStXneUbijiKADJF+hdTeCvZW0mMXYKOObgROolcNLB00JaPLMWpUaisdbQ=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab02-db",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "A batch has N = 100 examples, and dout is filled with ones. What is each entry of db?",
    "answers": [
      {
        "text": "Lm2LD1xf//mGJG4Q+ff6NRlIVL2PxZsXn/IqC1339Elkr0ZiLbLZ9dDZQUqLcr0bSLRB4miF6itOuCZfcLPlmJEScJ6GonxaoClcla0BLHDBI8BPwjuj+VhDd+qz/qfOJrdn9XEpu9RWetNDoRIjiINH0RZN6XKkMqeFRLDRzC9kr8EvRhAoy8UIq83jiHaSy7R0Llr7ZyYf0w=="
      },
      {
        "text": "foSAhood+++NabNMa/h36cTYLdFirXdhnRaS8OTdtHkgU6d9Cwvw6z5GhoYxHv8MT//mPP/umgi60pM+J7748dq8rigeGO8v/GqWRXEtKSWXnapt+cFEiAbhcZ62ustxI8KwDX73QTfBig=="
      },
      {
        "text": "jHKCeKU5aAKV5ujJfxJHJzue4qvwoOkFzIbR8G0/frhwqQpDPIfMeXVy97IReAIU80r+Qcdr3pQjM82DAXFk3so4cu7XFz5avL8jRxHCpgldq5CcqjxJI2ehaNkZquW8Ok4JSt5eWiQ5Yft72Jo="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab02-relu-grad",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "A relu got x = [-3, 2, 0.1] and now gets dout = [5, -4, 7]. What is dx?",
    "answers": [
      {
        "text": "9luT+cySDI1ifelauhNYMGBHFuxI+1LvjdmsOtPFrm1bo6oaJ7GRJfCmhvYIhotxz81gF8l6yBFZEsQZ9WeLVvYHfJ9YJ9rQSKZWkdwTwtkx5DeRvVWyyWaNI3O3XfkfAAquAzqhI0YYtwRtfxsSilSH"
      },
      {
        "text": "FAEl7J235BoAAZh8joZSRZ4L7I44z31F2X49vrMFSr6En/YPhtWOYsZDsdGsFpK2O9K6clwLcYe9GMItyfbEpLYZkQ2quGIskFW7qCCUiz3F/Fhwdony01YVHsJo6vY2vdOtuq9zD0WLC+78liiYmCGVe6xNXEfJopj4wMbXtjinIMk="
      },
      {
        "text": "tEHLebdpJbi71dzb9B2PicNUUATrdYd0JU6gq0LRyvuNZGj4GFbBTnObl7T9F2SytIV4SXU81+D7GNO2eWJLjNJXq6Q+y5HgWWV+JAF0cK7y8NHPpyZ6CT6QBotCibb5iMibs5o1fLyH6d6f1gpBitZm70I8AC8WrFZdqu64cdciCCWX"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab02-err-root",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "Three classes, right class 0, and the net says P = [0.1, 0.7, 0.2]. What is err(root)?",
    "answers": [
      {
        "text": "45jMpz+OjhwxRp/VL2XF4DQPYxL7I3UfJfwX2FoFyGVD3G34IT+iKAmHOCy4Su3vvdwuceJEgG01zVPvT4KsoWtRhUgVc3tRSpNdkZPAZSc+n2eHZTJvuWQ="
      },
      {
        "text": "mOv6H0Cldo2l82Sjb2B4s/peThbPg4vjAwJqeqxe8hyK2tzOf40rC18psmCTw46BELks4yFWFWRt7RhDOLfNb+fN8op3kksc2fVpq6N6C1G91yrNk8WCiZ9thG7Ep37X/F+1PMmasKdcmVu+aapaleOQU9DT46k0e/jntzWY0cZ7+nvwRwp7DW7VeguB2N/Ql3ptSQ=="
      },
      {
        "text": "v5wDWoA62Al2Jh1yWMhGREytOsdlybZTNmemDtz0+eRcYBRyK/BOBenT+Y9HQxqoeOxu1MOx7daATK7s+Bwe1w/nVFoOUiqKFbLO1fC9fweIuMZ7JHqyhq3YXCRZuJv/1w9tprIJy1UL0xFXPxBvX/g6FuEsgRCGKNHOVp8Iqd0Sw1dq"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab02-loss-start",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "points": 1,
    "question": "What must the softmax loss be, before any training?",
    "answers": [
      {
        "text": "DAfyb4sG5YugXyqDZdoBNnA6anC/P0EHtTax7X76+wO73rUoslEBIPsLnaWVWqzFaSMrYmIp2ruHyhFm6jfrbdEteBohfo6eGHaQrLgzdMXHmBfhwkwqvzw0PN/XBwA0fiZT/z5aSFcD3+A="
      },
      {
        "text": "lRVIZtWlRB5bBCJx6Zpj8Mf4HhTUIItUvfCfxiOCNu347seRRRIAxzo/Ogj19KRKsJRBgU8Yu4lwYXgTGAAyBO/ftDlfx4i8OXxumyfPfo9w2lWWuyLRiBu1ZlfN6Qn+TNhixyD8Q1DnxR0b/nOxJ0s0IJ8xuEkq2+IJSS8URnUNsw=="
      },
      {
        "text": "tuoY4Wgz7argfjUhW3/tqPR/nazqv1QXxz2+LcapF1DknddtRc9joYldz1nJmudSlEMaeTUBSy+DnEsdEoYEizr7yeCNAKxBH38ttTj4aiPZ2J2tZPbqcXgfLPdgze7Fb+Ape61V2KA4ztU6rZdD9mc="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab02-hidden",
    "lab": 2,
    "notebook": "02-fully-connected-nets.ipynb",
    "kind": "open",
    "points": 4,
    "question": "Your net solves XOR. A friend says: “So the hidden units solve XOR.” What do the hidden units really do, and what is left for the last layer? Refer to the figure above, in three or four sentences. Add what would go wrong if the hidden units had no tanh.",
    "below": [
      "what to take away a layer is a pair forward keeps a"
    ]
  },
  {
    "id": "lab03-overflow",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "points": 1,
    "question": "What do the two forms give at x = 1000?",
    "answers": [
      {
        "text": "8IovjlD0UpM9y6d3vrpf0pEYHkYsWFQAzhEZYnGwbuLwbxsWk8atUyrxxL2YR++VfqcO1Xg9rNiBwcCpSyFFlVTpFwpmjnpk2Y7v0YfXov9Igoz7yLiOPDaiPsI3MIyVZHAV20dUFVexFVsB6s4gMBiLmOA9eQVKT5ysLvM5GpZzBoSeb72QVxKXdw=="
      },
      {
        "text": "E2DMGdOE4GdYlmmAuiEGYr8Z30L6Gb/Lik1DGtILUwFo4e5I2eSH9H1ibh+C2dZ8Njt7n0HoAeu1wpyWzPfH1IY2odh9cFWowcm1+PPCE9FE9uzeXZP3xPeH6PLsEtakFz2PLeE6yTrLXzNDruC8r0ScL6wGt+Yu/7qv/qU6WppHMT/yrohpgXKmMkLxjA=="
      },
      {
        "text": "vrTLG0+G+8DZKYxWq7qf2Ak2Z1NnxjqCsgoBfzw8ohsWDp4hMiCayOJZvbJE0IrGVzthFXNGqWJa4bhjKq6EP+umdhVqf+RNr/AJOt21VvLSBhdznjALzKb6wKiqAiclTa6kWV2mdKoquj6UpgdTYIB0gpWxnFDfZ+dx8OBDBxWLlRa/Pzmw1udETkBNvvX25NDLoN0I5Pw="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab03-quarter",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "points": 1,
    "question": "A gradient of size 1 goes back through ten sigmoids, each at its steepest point, and the weights between change nothing. What size is left?",
    "answers": [
      {
        "text": "HQXdMeC/hDxw9Ni4YcFkf4y951hB0TY00jEkVymXNNX8aDXEHBxnjvukjA8paJfFG/++w0WXPLqPdZTzNb1YrTcEamNucx+HBLzk/9bB0okFBFsGBBjJff9t19xUZTvoa2Ib02VUZLdjQCmv7LVpHYQ3EwvssbALVnaq66GFuNhRMbDE1bd4cjYl+KbY"
      },
      {
        "text": "VwX1CVDVOdkpI3GzXVI0jNPaAZbeT35++1FEFTpSDMP7sHMuRcLV79JP0lgDqYciveWoDcxuroLEmwErem31WZWqjn/EfKDQjJyrP8azU4tihdBsMWHoMx9Nsirz"
      },
      {
        "text": "nE0lZGEs1IJoyJtvDc6LmFWNR2eVpZyBt0x3xTh+GwT/+z72/KlTlfVK46oWh805vo5se6nH98ewC+gES4+IRYU7yP9m66kP1hgalDBTy5sFe8CuRM7mb4ywBgk/SAyn/fCbRrtRFT13blzyPcdeoJsiYt0="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab03-zigzag",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "points": 1,
    "question": "The best weights are w₁ larger and w₂ smaller than now. In one update with positive inputs, what can happen?",
    "answers": [
      {
        "text": "Ils2ojowh92HpXh8WBy8LFOgo3yKQPm+CRvmVdkD3781lRtMpmiesawRc+ZHzcKoAEtv1213MJHJ+RlvILmWQQIT3MBenxtvEnjeHV72PomMucPE6MoY6B/ZIyoGcqVlNon0PZaa9FtdPa9lbiqp0KmvBKCmNhWKsF25jIM9WSMa68yqFD9TfMLb"
      },
      {
        "text": "ZntUQ7FCk4kyKpaP6nHsmys9xE8lcEZqMLQh6iBBpu1DkUR8pnMrrT9WL2pbF5kp69ODRTZqyiVSh8KwHQ++y/eonqXbFpP3octelpVS0L3SfMHI+DmQUJM6pCKJiku58kyutpFjGw=="
      },
      {
        "text": "f8I3YA7CURE17OiVcrOGoHcYfM+USm6dSEGOQOVDBBLRIdtTeBUwrJou9aCHG0FZxIpmGFnhWmBtMN759IgJYmv//xJiKKYAtlu1FwoS+uhnOwTXExUGVn0h4EdtH4IZt0yaO4AlhIZDHOh4NAHdkDm8I8g="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab03-monotone",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "points": 1,
    "question": "Which of these can go *down* while x goes *up*?",
    "answers": [
      {
        "text": "1PyblxZ/o6KxUAtSluPZi86IGuz17xhXqxh0dKU2phnqg4aPwVWRH+1znxBJeCQL/JfoS5OHrhbCqVFt76BkXyFlas9ZokEJfBWe4pawNhuRExfUjJI9G1E7"
      },
      {
        "text": "agzP5KuLkKmqTc1ywA2m2UBRHwMmDk8BfihKjMybKtzPg+9jTlXMAZ6WfYmEH2KymcBZPYq4vA1BxFT8bvwFSGIr6oYa/P9HuqO4yh4M3CxA/Q=="
      },
      {
        "text": "dBE32lQOB/jCtbU0jaqBCis/DO3b+yFkDDc83Z5lyzzWSNkJRKT8GrFtRmli3oQcIembdCJZUHSbsEL0k/Fp4EfvbRVC5Z55zy84zulKur4Fyez+utM="
      },
      {
        "text": "uyiYpxEuqnFTO4p4FVDyUbKfyT7hAFRS8ASMJlixLdvMeLZDSqtciCm7iE56QMr9KXOUADeZbbGYFD/a+/GmO2H3RiotE5ix6p3jd4lRH+mpmS2jHTR3X68zadg9sp38D740qSApKnE0b5lq9hkIobOr8Kx6aqGoDKviuVhFkLiO0r1rwfXuYf122upyo2g1sn8JhW2+Q3MjZjf1/OfNB3IOagaP99q/ZQQquivsBXoDt4K4awHoNJgEEKZxHIykh1jv0/CBuvZ80tfHJ/xt5rVZpBTD4WhrWZhd+UXMgO2mnER2VRD0lxkO9MqOXv+VmNpi"
      }
    ],
    "kind": "choice",
    "letters": "abcd"
  },
  {
    "id": "lab03-maxout-cost",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "points": 1,
    "question": "What does maxout cost, against an affine layer with relu and as many outputs?",
    "answers": [
      {
        "text": "20kHt08TNgyrw0OkvVkT0QE4n+3oWjGFulbIps5t73/OV7M4HBEkvqzXoYsTfj011In48kvWOiKMPnmQZj+WnQWL4KKkLyjOphLio4sqmP/cvgaArNvx2gJG0RgnyETWKGDtlEWeYQFn5p9v"
      },
      {
        "text": "Jv5evZmFtXNeXQ43exV2hozIsobQL/gt4Bh4sMojCNlHarpf6XkNQSId/60G2M8TSK5qxUngLSTc2B7qIhSB2fEfrfbETAflvdbXj3jzmoOkxqPc/4ni+JhLDj5paR63EQAW3muBIDJEuY5SUsM="
      },
      {
        "text": "KccNr69NmoggTbk8O6zVty086cVQm3BrFDwNRZa/unchbSzGE9si/YNSbkWIsrPNuzJcniqXwVhtX5DFbz/5SDcMb4owabKonUQC0JW/wrVQXju68Hl0WkWXvpSrFdoEEqswWP0Utq3Q7aO6zK9uVEovLAV5LBaWgbeixuoeQRzMGes="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab03-choose",
    "lab": 3,
    "notebook": "03-activations.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A friend trains a net of twelve layers with sigmoids. The loss hardly moves; the weights of the last two layers change, those of the first ten do not. “Then I need a larger learning rate,” says the friend. Explain in three or four sentences what happens and what you would change. Refer to a figure of this lab, and name one risk of your cure.",
    "below": [
      "what to take away backward of an activation is dout times the"
    ]
  },
  {
    "id": "lab04-symmetry-axis",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "All of W1 (6, 8) is 0.1 and all of W2 (8, 3) is 0.1. Which entries of dL/dW1 will be equal?",
    "answers": [
      {
        "text": "+d5RLDTBBSLgQz+sLqJ/c4dHUJLd42MnzhYDbwYwznrpzosgJNU8eSmVkXOcJ98DiyIejnctFsfAiASVUNUz3M4ydsNqZiOBBcZEpbmLG3zQQ4L+UZuX38+SOJzHFJ5Pcq5+vSPUzblStRR2Fq2bshj4Zl4LPReOZsUaAO6Xy3C44zYqVL3AnXHgGQhSCNQ8hPba61yUfM5N2ukkgWw="
      },
      {
        "text": "aW88XMxoFsqW4WGwfSaVYIkKYxlxEY5NkudvNKTY64Vzilel8ae+90i2dA1BLuF+Zu05XmVE/cYjBn7VJrZ9vB3wR14kCruGFaOTaJV0RA1Ah87A+aVzjdsX8OjvPbpHfkHKjrMee59CdtJi8Z5su/E9f/L8I5ND0Qnhjw=="
      },
      {
        "text": "jLa/z0+fI+F0RDTtPnMCSbk2/enIZohR4p5T+IB+qktsazq/z3LiDLjl8an4l1vWxv/ZdxykcgINVovwwP4bE75cQVdydrYcYQQ/BgynQLpqzIJ/9/ZCoafLfCROuw3y6GslTdzPw1CwcguRtNSZnogE3C1VROMxCrG52Vx2CZ3iWJ+7SE2jKAaqkg=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab04-zero",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "L3 adds: “Can't use zeroes … 0 if tanh”. All of W1 and W2 are 0, the hidden units are tanh. Which gradient is not 0 in the first step?",
    "answers": [
      {
        "text": "4watCVd83eCBQ6a9k2kqS52jaKTEa6XEOQ/gNH6Nef4jvByOzyHWgBy3Q2CKxYaeI6rOG59HrPqPB7pXihWTR2h2zHwopG/ZYHnOl/efq0HohntdXzkARa7W2/9FJaLTMv6AkKMDAPascA=="
      },
      {
        "text": "Dp4Z6eMgmtq1gAO3tnkQ7JuxWZ+U5VysChWFybhhw1NjOR05KXpVF2T9+mQJqagUvDGGf3h8SmilfrD+6+oTXkILb2z8Vv94OTmUSIwe9/CxWOtTJk9N+YNlo1e1kp2/7PCeST+yHedGx++oaLmzh0xsTlC8QCLLmdEJh7yk6uvg6wMSD7TaYD6b3/L5VA=="
      },
      {
        "text": "Ixe2Plg4e6RagBDtqksbUK8u1HmadaGAhsUU0ou2G0RQ1esCyqOfGQfRANyi5YA3ksIob0ZNJEE6IKJBQ4mHHKcilR7EhHU/ia5SeS0BvvoIAv5j97Y/F06qVbk="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab04-shrink",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "A unit sums 500 inputs of std 1, each times a weight of std 0.01. What is the std of the sum?",
    "answers": [
      {
        "text": "DNqC9POfFzfD2KFQ372DnOTrLdqOurGa0FSYcRoBFmgUuIFe7AXDRVO9sGDTXT8UQHyyODv9tgoz1yiCjrFLNI+k54GlMTX6d8Ftk+qq969cLDkRkIeLO/MTFKl+sIeN0z0gZx2g"
      },
      {
        "text": "guhk9BwCLqCuWXPHhxVXAA5MQYCIChNq6lFFA/g0msUigKDT/OEfUlBQC4KyyPGVv+N+7gT+nreVeIkGYD1JDMp4H5qwRgoGZqX4eEqa9uSnUW2yoxUAvEOaueJVJfWPsIrf5RpVgQA6qNJ770KnNuhtNGucYqbNVWQn2sj7kc0AXU1WV1UOt5Q1cyPMEUKlzu5T+J1cM+FOiQlGW3yX"
      },
      {
        "text": "t+jL/R2GxdmheNcO8cMuWdVpjFuCpFEcg3Fw/6XQIGRlGHiNB3MBh+Y5l9iglNvkHyNVN6srXTlsxv2ItAYmzODzN4mcQ3y1camsXZiQkaZwJbL1l87Qd6ViGtixdnLx6a2+dFL1Z36uTSYAli3GkysUTHUpdbflQGPfBFPw7wkTs033EGXKla6AuFrUth2xgETzXV0wQzg7nVk="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab04-large",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "Weights of 1.0: going from layer 10 back to layer 1, dL/dW …",
    "answers": [
      {
        "text": "/i7cWs9GZ8sqZUPt6vKPh2IDtuokWhr/Zvh34BNui2lShp+HgTdUWkPyUIGVLll43PQDoszH5q4xyn/oU3UoRoVGz3QaGEp0wrDG4o19T71YX8w5sGT6/5/QmwMEsIqUp+BMq83Ik8aj2/uY4rSZUqNnvRuFg4Pl7D4fcxAutTHR1hENqrhV3X6uMXE8"
      },
      {
        "text": "Hu8x2nt+bREMlDfcZshFziafSVjO3znyuTTFwCLJAj4VFBCpVWSJBOy4VNsrAcT8cKrsKdvnBLv2llyUU9SlauMCMBvGTpgtKEeoR/gh2LI7Gs/ZyQjQQDRk0e1i2ojAcfPHPGtXemudUms8wEBg6++Xd2NUgSBD54Ygg9ZQlbDXxMV1cmGxvvdGMZ7pojQkxA=="
      },
      {
        "text": "q8PYCrbmph7gkKmiWAZyswhY1t0oBytJ/OZekXy/NBnEHJVss7K0rbKYP+mhIVu8VF/oLRWji/EIuykqiHgNEVV6tAzI4OfTiug4KsI4yON+gG4M9G3cCTJZOr5zgwHaLFpIqQqGLu75VavXyDVRIFdmmCLm8IkeXIAIeZus9eLQ1MQj7intHJrkLFrlGk4lPw=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab04-large-layer",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "A hidden layer gets 4096 inputs and feeds relus. What std should its weights have?",
    "answers": [
      {
        "text": "LXD0D+UO9jGzZDKfCzPJbmQPUBffJBYywaEhfzxzQzg8+/Hrklmc56WWqC/EPEVhT8xrKw+QCLlOpKAIugGamd8eGEXfUOUNaDfJRo7ujjBh2Hb+eEviEQjKzRiYR/frlwPFw6lXWSjkCFgxgr4V/MRhCiLECtrTGUEz"
      },
      {
        "text": "LgK5jogy6Lp2fOBK+HVqhyDsWTTRnvfq0yUa1jHvCDbpUi7uA+yju2mSqbRLYCwE0APMqNRpWgS1C7yZZttsfIM80cuJMY2bNw=="
      },
      {
        "text": "T8YJRAf58KGm8ZQYswxq3NQQW3raqx5DIMiS1k6uw/IXOFZfzYH8jc7mevbKfZmgTKY6B0KehNyvQzR2fGVGSrEdhTE1c6g0WanB6z/D/7lIVXs40ZP2Es7WJBHIZiLQlkXGBCnTBqFCB2UOrTyd6VW0v4Nj/8tz"
      },
      {
        "text": "yZx608qHr0h+pIyd2T7Wz9LpFq5MY9kmdrXxautE9oiqQVwTEmiWAMBIVRbLZ3ooEajkMEbt1Zxpak+/8rLgA1PAm+5BBxeVzhtCs9JQmj1Ku5D0wx5pcWqq2j+aw4Td5+OqtrQX6QSiDA=="
      }
    ],
    "kind": "choice",
    "letters": "abcd"
  },
  {
    "id": "lab04-uniform-bound",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "points": 1,
    "question": "You want weights from U(-a, a) with variance 2 / fan_in. What is a?",
    "answers": [
      {
        "text": "8xiUYeYPClrssupGBt5NBdTRKC1KttMKNOwjYO5CeRQ6ajwp3BDAe/6nu14eWFtOrQnnmU8FYd4lmRhp5L7k9bgznxSy3icOgcpxTyAeWTqFfeymDAXnyLW0AnJuH5E="
      },
      {
        "text": "A/llJPU9W75YMx3N88k7cIfLiYkryVRAjuh3/VzdypySN84oEjoV4om7frqkoyJR98bg7/SwWElgQyXgq2eHfqWKCZeBFUw/SNL62WC2VVQ2MI6tUjF582YJd/q+IECNMnTnkuI9Kd0MntwFoG+1Pck1qjl/uwq1xbGD0ZKz22Sr"
      },
      {
        "text": "aqWpCdnQtbCZY9ILZWGndROFn57ChS83bwC1PDOgYgYqTd0G1SvQgMwd3QJaetuYpB6+Oa/x5tylO/AUDCmL8VjRdaJfZRVoyHvuJZJzUDniV+Ps3ETKLs+Ae/OvjwQEuQ=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab04-diagnose",
    "lab": 4,
    "notebook": "04-weight-initialisation.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A friend trains a net of 30 layers with relu and 256 units each. The loss stands at log C from the first step to the last. Her weights are `0.05 * randn(256, 256)`. Say what happens to the activations from layer to layer, with a number; what the gradients look like in the first and in the last layer; and which single change you would make. Would a 100 times larger learning rate help?",
    "below": [
      "what to take away weights start at random to break the symmetry"
    ]
  },
  {
    "id": "lab05-kappa",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "Each set gets the step 1/λ_max, half of the limit. The normalised one is there after about 3 steps. About how many does the one as measured need? (κ is 5 · 10¹¹ there.)",
    "answers": [
      {
        "text": "Gt62TONP5jN8KFrnnAdkN49MDNwwZjVEtXe15CS3mKH1Jih6/AdHTyhNCHOn12saFQ11g0xdJAsUA89cwzvpz2XMobDua3+vIpwLNTBnjlzDclx52SAAsB5v2xKn/gUpiOhjWaJbGzHX0vtx3G/O2TKJYg36bFVeSWEeFnPG/OY0dF7hkOKAHX7WD3XXT3qmYK/Piuepi5qnR7CFxRf/Iljd+7QxHxWJKdE9Jps745GzmXKJDpQ="
      },
      {
        "text": "GtEPgnm1uH/dFna+pBnZIvERKOB68dqmEGlUMy49CH2vxzEIiBckhvFmx1GPZHzsSBM60LPiHhpzMNGWUqtmNKejsOzFnkVVMM+ejZd2ogdFMcwm9x5a5XagBAsBh89+cDxeMF9cAQE+GS5XuMZ2n1SuuxHIyg=="
      },
      {
        "text": "YqjUeYqZj7my38M1UK21dsLGFlSZqNAp8fkTacmysBdmVPy08o0sxXp5YXrg+XdYN9ZHcqhM4zm22hc9Ys5pItxF/xdK8DKUv0rpRSFR2L9r2ul8nspGdycvNX9C3p9Vyi/7Js41Gij0"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab05-test-mode",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "Why does test mode not simply use the mean and the variance of the test batch?",
    "answers": [
      {
        "text": "/LlcHrxX4ARIPS56XZTJT3M57avq8suW+25gziPQIVO6QMCXXrIVwAyaJCmTjMv0UDS+yafo7Jl2i50miMBcZpiHYZtWFcTQAaWr84jPEDAcI50NkbfiWfh4AFNYhNWSmIFpfZoysuadtRkhiGlxeqOsRqXQ5L5SR05Rwmo="
      },
      {
        "text": "j880GLmzuryXR27JxNqdUmn0eJB2sJwy5/BJh7Wyc2e9I+t20Bm74KFgV+m0vqAZH3tMxOZdE7g/dsRauObM/iN6tHqkYgHj0x8ecLvPX47Asg5tnD7faA9ZqcIEb87uY1f897+zHk6mjq07u5CH0pTWqJB0tfXLbQnBM4k+2gNp+oeZSA=="
      },
      {
        "text": "xLJQRmgLaOmlnREbRaCd4gQvMMb1weU7NeiKr9HAjtghgP1B0+qtFSmeOmvbwqx5r3dcEa8omFBoa53oBeBCc8vMtFpmwqj44cckpLJirtiKMdOTjNnplIi//3ZivcMTKPu4qk1eCv1FVWzkbYa7vzUoB8N3A4Hw2Zo/Gakkp8kvpqYFIYjb61s7qvVDdyzZXMVB/AD4yj8jh9gSFUuGwePn7i29zWlVBORGegQ="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab05-bias",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "In affine → batch normalisation → relu, which weights can you leave out without changing what the net can do?",
    "answers": [
      {
        "text": "DmcFZgMiQ54VUBkrSsn3BPgGQ0aiUOAwoqK8WTDVtuRh9dEphC8H9NTjKXo/BdeEOWdS1X9FRd6HRb7TU7SFCQbGiFcCkxGwgTVKl0PEblgNchfzMjavf+u/PDALq2DIMtGiJcGFHYjt/W54hqlrQFx8RjMUA9h0ibahTouozhgXfRROhkGd/m5ic48v7dc8rSSTsAHTkVg="
      },
      {
        "text": "JBbbZGbQhRJL9115lyNM0DKKkVsSrrJKZvOb3cex/VadMVvuJHDaa/VD+3WifJ1KYg0Cpp/XFk8BxHeFwbGzGp5VtSBRdvk84IuaUVsmgC+N3n16Ajr8w0J7vZRropXV/vnq/tDEnBvtWQuiq3wOExtnWYdoeMPXU9MpATJCjCJnixE="
      },
      {
        "text": "muItorGQYGXcgMtcYWPV2cc/DhAxFL79lvrbJ2uj9WLDJuoCKMQqg9DyZ6E1tN9eaKhoD5HJSTehz1TndVDmRVk6hIpMUOpUb/mJjhssKxGbFK2j/ThG6Hk/RCjHEZmtHuGeaq8r5vCs+XoDwbqdeCzLDzarCoufb5+wTotT8XlHmaud3X3EeRShQSLMMvCT3G7eV/e1lqZnKcu12GtJ2Js5FjA0VIBx5ntvQAIDfHPg"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab05-ones",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "dout is all ones: the loss is the sum of all outputs. What is dx?",
    "answers": [
      {
        "text": "b4Hb28bpiBdtdtnO0x/m6aqw8kyeavlE/Cw/jiha26LGm18jBnuW1tBYtD9d+5I4e5/egMAjWRD8De1Lpiz860lVIfMRttNEXEhT7rUpYbm9/yJ6sn+nxq55TXfxaEM+z54sKZKxDUp3Q6ZGFf3Rh1+kp0SkrNZzA+eymkdI8dsvjm73BHbWa/YeW5IGl6IR0OuuLpeSO9SvSs3rvqrY+jyBig=="
      },
      {
        "text": "hAfiyVnM9Bcvsc4CkDWTRv5AnLx3XPrFSLZaefMxtwzZF5XZ2IVJGr8+IYG5WysOyhuwb+vezYi0eJdOtlD1plcON2dlH8Z7Yst/S+LMGgWa3fXSyGh8PcMBNq8AiPYcvcL9N5rb"
      },
      {
        "text": "l7KS+xhK3rR3rPRlH6fhQkuZNVxuYaPLDtViFXEahohbiEDmbU/jHr5pDiiH6BZ+p7hdJNxKoCsbJizSZJTuGGzJ8ySuOXT278U1UQTNgL/hPLhJ7F7MXIRXnatE6VcgqTQ10ZrUxAeW+1kccg1Fjud4Bxr30l8ZcxTNYY2MgJ34"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab05-batch-of-one",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "A batch with a single example goes through batch normalisation in train mode. What comes out, and what gradient goes back?",
    "answers": [
      {
        "text": "Ig9XtLDWqjJ4G63rl0HQL3GcGNnJCqdu1AAx9YwIKIG9O+ds7DOHxHUDwgK8PobEcSoJiWCChnMimEe75RM8W0R7D9d5K/QF0Jo4qOs040y2omyrmVqSYG+8G9Bzb4JipKcJ3g7qNmX+LdHFlIJMmqVC1NnmJ+V0/+VirC1tdsR//CcmawPf0qXYUnmDqSd3u+eO0FXg+uE4tcyFQddB9hX5FujJxwr4Q4eNXBzSOXHLmLj0"
      },
      {
        "text": "Ny1CytbOY9a0HXnJi+6dD0aLp+U+S27GG+9ZRyeoGVhdl1urm4Ok5Va9MBmna3rYNhiWJPl8Y6pf2m0/UIwIEwcg1ty5L0a133DGsY2IZF43fUta1c1yWeiygoNk9+CuhNuTXCvJy9+sbqTGkNDw13cd5pi0vfI0q19LiLB38G5nwswnpBtfQsmuNnF73YjnMOte8FHscsI="
      },
      {
        "text": "g09bQD5cvWE2RheheVQAy72/pkbDOwFWfAgQJnNZRyPAXwk+bLjBgwA9ZoEVKUIBtVoP/eJadMRBmUd/vl+WaRmmf5YcMHqch6MPvLo/JCgwGHXKUYw4DzLvw3U8TQmkMKpHouPXvNWExrvpVxdrF37Q9C+UvIyb2JRu"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab05-ln-dgamma",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "points": 1,
    "question": "In layer normalisation, over which axis is dgamma summed?",
    "answers": [
      {
        "text": "KgN58ErjJ20NjYfuZNvApxb9aM/CGsurbWg/4St1mLztghX73sfOIX9rGGpVCWabfhxbfB5CldZLP3X9zm+WnUTk4G59FajMao0I9v1DUHQVlqwSUSU6+8Ffg+EfAqdsOKPhT+nQoAj8FvGx201F6c2edBaIPO8cYRoObvNxPfH8L9OHVWS2CFHhXlpdWZIzA1/FQrsHWcGzpvc4QOxBbwwyHV0bV0F/fBVEwBVa97w="
      },
      {
        "text": "MdRHUPDqN1zrvhMlzitFU3Pu6d71D65oKi/qUoMOR+dBicyBJg0orPg79Vw0br3E3NC1rCiF5Tvkbar/gVwpRbSUMiQBYZ19lln0jqeszxemcXXmNi8g10SWSUMR/Li6"
      },
      {
        "text": "vUo/sT8CbVKq1VOXb/p6SW3BDYZ8FD1KuFJAtg8+DNY4Gg86m3JKdi+NTGie04H964KM4p+tsYkFLpwad14U5C+LrlDiRNYtP1ipVv+Aj9JkNZKti8ZOl5f658UydCe1jPOS5nvaznv1GuSSoVObPoGu48aEUc4a"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab05-small-batches",
    "lab": 5,
    "notebook": "05-batch-and-layer-normalisation.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A friend trains a net with batch normalisation and batches of 2, because more do not fit into memory. The training loss looks fine. In the morning she lets it name pictures one at a time, forgets to switch to test mode, and every picture gets the same class. (a) Why the same class? (b) She switches to test mode. The answers are now different, but worse than her training loss made her hope. Why? (c) Name two things she could do. Four or five sentences.",
    "below": [
      "what to take away badly scaled features make a long narrow valley"
    ]
  },
  {
    "id": "lab06-conventions",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "points": 1,
    "question": "L1's form and L0's form, same settings, v = 0 at first. Do they walk the same path?",
    "answers": [
      {
        "text": "F7xNuA8981BZgrwpHrWXM1qY43+rb9+0s4X3vBSe7QFo3X9QPPJ+RBa3EnycU6mxGz6MIq7xpvrPOTG8y6K8mDWJvCkWt2OLxT1Mw9MA7f2noFP72QRGcGJ/9y08GUrFmlss5rZ7xMHdjF05zItFGRgvKt1X7w=="
      },
      {
        "text": "REaOjVDXWSYA/oIejJrYwsgxI99Z3isLw/SVc/u4tdghWTBcPvfqL77DN3SUCJFTwxdAz4QdRYP8DwMMK5Jib8QJ7QC72RZy430zBn45kVMqy+q711GHkqJPXAEOHhEYww6FXTLhiwHRfCbGn6ht25Q8x8HArHRyY5Q4d7FLFpGWNOP9R8Mg2f4aFsNjaOl9x0IXnNa/zGCJcpAsaw0uD3m3EdF1087lB2K9ptcT2UvkDgNw7k93lssMHB/cVSKYuA=="
      },
      {
        "text": "YC9wpNxN6OCI37YlG1cyOxNxT0M2/eKUhJN6ZvIst4GwHtvXyJMeNm24LbHahi50kk/U4X11LS+T00vNA0/mw6kEu9kdAy4xXoPf8dtvZALERXbz65FwruYpbTPU08oKPcWI1/OkyOqXPvK9y3ntM9eifWJU+GQQjw=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab06-terminal",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "points": 1,
    "question": "The gradient stays the same for a long time, and momentum is 0.9. How long do the steps become, compared with plain SGD?",
    "answers": [
      {
        "text": "HOGKhySKHnJm4aiTd5ulsWKfWPt72Sj1ouXNWlJ30ELE74wi4m3S1ZC4/4MmPmofElcMPCbr+pdIyrk6YbBVS3C7D94X+YNrTOdN+DFouosJtY+RlegIU52NC+/ugPko7umE6u9wgDNgffG1AB5TfqLVY5areaMKjr7oMIN5Hzrf0/lthgJCQSarN6NjjaJAyySI4P4qLD2EACNtiPNWAxLBzTqehnQWaCFeCCvpG6ruPZuOSUQrLqD/JYrP6AFi6rMd5i63jdOCWbqlhg1hMIQpo+S0Wtxuol4OfOMmd0QqQpH7d6cgxkHEyHLRD+sQbY8QV/OtL1rVXUOYeT4TH31O4Pd1C9FXIKBp/VVuRDLvP2LAeMPDrZs6vvuZgw=="
      },
      {
        "text": "SG54Iz8eLLSMqzTgAm7rxEgY7uaRBh9bDgZxhqaitm9Fv1MKhLVmx0/72p8lyLNoa0loFmzby/fFEwYGSq2ZYrO96P7kx670xQKGge+cDZBqBdmA2q4dvCD/l0qLb5nT5ScRMYKx0NEsTYWkzuid50tv2rNOjk+hDo7zggODX3zAgliMD7l3olZSLH6a37mb3DV8hlsjw66R"
      },
      {
        "text": "kLdx6515nXDNBJQpXJM32gm+DUy4o3Kv1t5BrN7HYwVyj3jCwI22R/jlhEqMZru+g3KHtL3nBOSKlfYk7Mky5zSp3I807RThA0sjTNI3rTWzhrMAoFDn0Ija5aiP1157LtO9L+PNa7iQVCI68UAJmJy2dvWWjy5pQyc3XfdtyFSiD94eu5Ozzv3BOg=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab06-adagrad-long",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "points": 1,
    "question": "L0 asks: what happens to AdaGrad's step size over a long time?",
    "answers": [
      {
        "text": "7Me8Bm8K+0XQnFx7VBmrZ2mFIx5wphZ9B0myk18z4fmmB2c93TIxFHjcw75+HbTMaeACW3VhGagOegfS4EoVwcUuj1qeb280auMOQUvwpdPu5jmXeYg6Y8Ev/B7etSrJ3RdQcYAlMGEhhbT6slot1pV2s37GRKiOoiDJo80kY9VHi4s="
      },
      {
        "text": "MsRyc5EVwQtCrVg92hydAncHXGDVDdFvBtXftEr7yq9AYXf1yzxIH3aQQMOjORWeUjpAAl6TncJ6AVxItBCgkbE2uSi68Jk9s12WypYCoY9x+z1pRq6y6mMUeFXZagBAmHr065e1OKN2GSrk7vTouXb4PdsfVsQ+L/itCWdKOTUY7D/Uw0yur78Jwd24YYCO6VXRZKnWDes4zkJ/6Ah6SOvVXYqxzCvi/Ghz9fwSi+kE6xm9tG34Elwi4//GT51rVzweq36+MFjDddiFi+mTqaBXv+adLpsjNEhrbxQ="
      },
      {
        "text": "QvGSWRXMaWhm0vEu62K69YtIRjMzkHEISgciXLue/0WuzW9lzefW/XyGNb86X+RIoHTAzbwHg2Nz3cRQ4sFh9tE7TMya/GZcGEMiSPAdN42AE2YOROM8UKmK9fSTbM+VkO3BADM0"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab06-first-step",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "points": 1,
    "question": "m and v start at 0, beta1 = 0.9, beta2 = 0.999, and the first gradient is 5. How large is the first step of the rule as L0 prints it?",
    "answers": [
      {
        "text": "/IZ+28GQZ6KT9LbmPmmzFtTRmtB8bWPVL/GcWvB31FDt0RFVD8m8E0SU0750zSEUBrhbm3PWE8d9qpxTg8LKKYx1viPaQ64GFYhHTG1ainHeA+LNH1u3QtxHtOkQlj2UB1k7ODzT3oLOLwp1G0dXlzdTApi1nsYvj79wzo4="
      },
      {
        "text": "6jRf/g0VMRRWgb5SuOKTzBcSv1Te+UYMW2urAzHkCBFXSd/Quf0SAmvbN+zcM7lxsK9IDDX30gUxklcatFyxPklHMRDDnm0PQWPu9mAbH5Q2ftfcwU8GmYWyrb9kMxKcsgmOK7U+xjgh1S8EHeZTcRHeGndm8pAb7pWuGLU+F/j96iPIRTgQOzBmNYRSdAPjvaHE5IPtrNNvhibtevMqEO80eFjwHAPI44mVUftGM7Mk3lMhMlOdi1LqzA=="
      },
      {
        "text": "Su8Cp10/hIv9PyeeoTkeqowBlXnBLyPjmaQBZYZZX50EJdxMA0836pV9laZequRltidUAvotAvD+mxN5WyN/r6sgIF7RURceNZN13GvAeAF20qJAfa41eNkn5nOXiGYBOO4Mg53tTsuWE/U6TXzU/5RAJQ=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab06-trap",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "points": 1,
    "question": "All rules will get every training example right. What will AdaGrad, RMSProp and Adam do with the three shared columns?",
    "answers": [
      {
        "text": "Bd0LbZUSiUZl8HImZ/6yKDXSHAVE2qpCoE3TjKjAda60yCZ8zFNRbL30ezPRmuCOa0lEAHb/R1YtqOgovDu3u1aA4D5A0zKG328GUghntZrEWnYS96/saDtiO6N+/CGZ3ZDPjYFWECt+zrWpba/oj+wg16yEqI4nPsHuXVdO/NCJhjPVO0glhqHVTJTMZEaZgCXkqFvLl7N7YVKSzQBDq3oNjRtEwNLXa+o4TAUNFBrCXcZZSv3WbQxiUDmHp2uW4uWRFFa8tz8O0U96Q2ODXw+lophdmRhH9vN35v+AykHneamfHb091KdcLby0WwWQEOf1b4ZI"
      },
      {
        "text": "bGFMQh0aRHUMeC5gDfGFHPLN8eS8B/Yoi/dcvi3XYa8G+lvmsdoPd96mGjTU5OKjxQ5hKrdNouulaY6LFJB/HEWmLpkFHfWQjLp2tM8bykbfA8pTFTbOAKs6aJ67kxqDQ6atof60NVIO7Z3Ud8f6sdn/0tSJH3qOes4UOlydnQ=="
      },
      {
        "text": "no5OOb1WDyLmiHpoxOAild1jjnaboI3TOv0OTHdC8o6VD0Iw6wtDEpiNuJvOHZfuKxDljff8nQwpsJ7bqQGrgjfd45k/+nPw7MJgK47aZ1SJ2e6KEexO+dAoaO1qYiEJVx36VKIuJMwjOvbHuzpuc1RpMYl3va/CtrbIsXoek/16VDLYUFT7+up64G7eRY83oMrg3D4c1wx+"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab06-diagnosis",
    "lab": 6,
    "notebook": "06-optimisers.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A friend trains a net with Adam as L1 prints it, L2 regularisation in the loss, and a constant learning rate. In the first twenty updates the loss jumps; later it sinks, but then hovers at the same height for ever; and the weights of one layer, whose gradients are tiny, have all shrunk to nothing. Name a likely cause for each of the three troubles, what you would change, and which figure of this lab supports you.",
    "below": [
      "what to take away the gradient is a direction step sizes are"
    ]
  },
  {
    "id": "lab07-gap",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "Training accuracy 0.62, validation accuracy 0.61. What would you try first?",
    "answers": [
      {
        "text": "GqCb6huAW8YFrCBK6vXsgrL8CDlnFJCAq2OjqyeR8wc5AaVZ8xpUS6kiS/+h33hEn0RF7nJNrt68UdNsqwd+pvX/5mkYo4YOe1CVTIfIS2ZL9S/9fKw6wedKj3wcFt2A7IDaHPvLSQUgVz7EKSgVcxFXG1pjqRaRxVjlarScXpzmzr5aNqxFb4Cb1IfmqG0="
      },
      {
        "text": "IIfNB7FtuqdEqRS/jX4Bs+NN/sCZTviXd/1UCW/4ZTOodqfsI1aTyVMsJNrd7tIX40KvfbV8A4sOf/PIpSxpTd38/c8MnRL4NwdTx++5BRcDf9QxAr+xSyaBtCviFvm7BICPcY+ZXzg+b6gFimDLZ5MijV6wSHjzThOlcJWSzyvHCxKc8adoaKa3X4eDqltKNVWedy9dYw=="
      },
      {
        "text": "rr0GnsNEcB6f1vTZiXXPbmm4AoSmb+opeq5oS+4uuXYGyQ9gjM4hmbXxoJ0oJ6fEQxjuUZdK229zFkpp5yF37gNavtbARf0xBuloJFj7rssX6nf6ll6jK+tutWlqPZ85Er4awdFN9OfkjMRnC8K6pZKZpq6Xt5xh8ZCc+g=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab07-pytorch",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "Lecture L2 shows PyTorch's `nn.Dropout(p=0.2)`. Which p of lecture L1's code, and of ours, is the same?",
    "answers": [
      {
        "text": "796cj262air4/UWNqJqa0d0hqpaRbYQFf9MJFvVWmhl18Ga9g84Xl5eTWY+erHpffhUr7qRVIvMCHO4T+XyJcIvL2b+3v9/R43OknCGRIt34YzEkLrb6DVgqat1XWFhA58hFZr72LM2Ba8wlBQacr8JtUWVqhrjHUadUyO0="
      },
      {
        "text": "aX54HbmXzsHQu2VeujIubRC9nZCmv1oSlDomY479oCbawRe7I0buZSPqn/bkQuxkXMvQ2p1r75ZsZrQcZkHwCwHitSMvE32cC7qiTN40FHgwgyT8N1s6gjDIdLQ2pKFH75lDGIWiO1ZET4iE9ERv7REXoSR2RJDOKVM="
      },
      {
        "text": "eJ9XmQbsrULjAoab5nieUADN82MKNjcbe3skjbQihp98R9NpKd/WUNVJNlSoW+S8uCbMcxSDOBbtyP2bbjjTEm92MKprEWGAvPTVih3nkUzqnFM/F7bXqJfXCPXWHcscYzoW2NCXCXRrfmo5G8NIobH9ar+7xrkEMSFd55XjOIPQyY8idqubxX+iZZanNu89pf4dAF0="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab07-four-masks",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "w1·x1 = 3 and w2·x2 = 5, so the whole unit says 8. What does it say on average over the four masks?",
    "answers": [
      {
        "text": "2ANDqZMimch4eZ5oBSTEhxjjjguIBUILOO8d9USl1MhhOBfiaovPN7b4ZhWy9FGXowVZLB+00sautCh3TLxo2S+MApmex73UVMtfHQuG7C0dLYssERvKS4ZL/I/LAA=="
      },
      {
        "text": "DeJvfFsVKPhMEA6y6bZfB0lkPS4aSlJwUWCmEuRz4iuTil+4kmwYHZZnLpZyarYtkNzsopWw7mb140aIqcwaqr896bG9ch9COrWREGqy9uTSrepEEOwY3Vdt/F6iU7Zkkw=="
      },
      {
        "text": "YD+SjtvHRAVKB9RqX0yz6mXdWXMbqIjJ0GQsltyzxLfvGM1S+I2/FpEs5B6sChubu1X0aPwyCMpyVOzkvq/rk0ih+CUCheT5qPYO1d+2s98wg/mlCBzropAMDqCtKxk2cNTR2ijrwOXqzPPEuvcxYlh5LnUvl2vxlufrvm3l8jjnHbYdX8dBjuKkmkZR3gkZgXS6"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab07-inverted",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "x = 6 and p = 0.75, inverted dropout, training mode. Which values can out have?",
    "answers": [
      {
        "text": "Fj7jVthTlTVZ/77ELXAMp0I0XgucLckP8TZ2ShjIzlL/VNTnzgmXon1f2i0IU9d/HYkt7PWH15dxvIL1mfibaV+xDIC8pPUUdcB4bIFLDn9Af4TJ+ZDNrOC+fQYcvfoO0iP2Gb6Ni3gLyID3rp+aRisl6kWRy3fAHFq1QNfdx2WrRFEPtg=="
      },
      {
        "text": "d4gX/C3vBiiMltyjSHPVhBTEfrr3EfsVBy96l4vrUzGVB7knmjorE7uZkdt/Ac5DVxg9kWEmhOrda5gHCHcY2fIGTtB7JQMFwUKUXizKtkyLbPyc8CU9Ll7YEviboiM2XXNh2+2Nvg=="
      },
      {
        "text": "vz6jHMCQiPewdxaUtgojrtNau27QpqO3BfDr/I61iUT7kbfICIkpm85cj1GbSWlmfx/biIRfC6ZVwB9FrZE5o6Nu8rLK7oO6s7utOmNuNcMrdrcNBgYmwMUcWwNJLOac9Cxf90DIAV+I/c29SEMT4otb3w=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab07-higher-validation",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A friend trains with dropout, p = 0.5. The accuracy printed in training mode is 0.80, the validation accuracy is 0.84. “Better on new pictures than on known ones: there must be a bug!” Is there? Explain in three or four sentences what the two numbers measure, and say which number you would print instead to see the real gap.",
    "below": [
      "a penalty for large weights to bend sharply a net needs large",
      "import tanh from kernel lib function logcosh penalty w tensor reg number",
      "your turn l2 penalty and l1 penalty in exercises regularisation ts exercises"
    ]
  },
  {
    "id": "lab07-choose-lambda",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "You try seven values of λ. Which data may decide between them?",
    "answers": [
      {
        "text": "5ff5GoZ0/Kdel9cSWhcGRkMuCX0HEHy76TBwgvm4ATfWRJTU9/4cSaWRb/jQuy65pp5aRi6jchVZhB0onpM247bw1d0X1y96XexCsggmIm1+qB0wy/VnJSJBih+jM6rbDxOIs/PcHnxH"
      },
      {
        "text": "HUP72y4Vi4rViVX2RaTXOJBQv1J/7caGxmTYqZiG6QeFAL3FfqBYtdGluHDwwKeAio+idL2IdYbfcZdonbrALr1hXTrYAuaRTckeHl3K52DfgvE7KGyfLhpiL6fUeHv7rKXd4K3B50Mmwj7ghTU47J/1ajf9QbHdUiAIBw=="
      },
      {
        "text": "J+QLxm8YLebIyizcs+J+RQXR3TlL2joKM9nzUcg1NegJ83JhbudQCPgZ1if54qQeJyLunjLnFBMCOYw9HQG2seWN1c8IKoDRxzTh8u+VVNrxyMayA310aYHSNpty6eCOJtl+/yFJTaAPydM51J0AzP6F0TFXZA8OU4IAsdzePg4/KW/LGKwVZHaiGwfA"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab07-patience",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "The same losses, but patience 4. What happens?",
    "answers": [
      {
        "text": "JUL87y78mV9Hg1LTZx7CuJSASHOASE4/jSbvgeOFYllM67OaxR5zioVnz1gbj2R+E8ONzpCHFN5cMBo9wibhwhwJNvqASFAeMTjzdcFCu2kJ6VhMYvy2wHee9hXpyxffcA19KtwNxVeSAqIII1VkNQeVuSHjVZPGF9ZKzGb2rVG/QAtjrw=="
      },
      {
        "text": "nc/974RidAM3+DYn5BGoT9QG6UPHAeWURdlermV0ygJwNNOrctkowJ4KB74JX4ZyJ1WmtXbdkEcPL7VA51+pqWNJVENhjdoZSbT6LICbv7BmRyeRjF5rYwE7HelJrsr/MDml9RIBPIfs+qtVea3VIm+y8846XGQYb+NeqsPmns30BNs+F4M="
      },
      {
        "text": "utrzKTCAFybfCFvWluua4bNsMp+FcDtN2Xr1AVdi6hTr7Eeg0mnGVa2HOZlmvvTXQy/PM3XXHf1bVd77KTOBcqM/IhnJDE4hqmYMcEh/P0xKFml+BiwsL53Gup0aOkqRBPU3pYKXrI+tAKMzdiccogY7tVSgM+NTYO9MRA=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab07-which-flip",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "You train a net to read handwritten digits. Which of these changes would you leave out?",
    "answers": [
      {
        "text": "60UvQx+phfPWc/m8XjOJ3wFae3xWpEfRKMfH/bLaz5BKVsAker4VVBNepHkFOolMuC15i8D4VdQtpUBqiRrrV1o+D2FglX7CsG1kjZXcAvR/eNp+PoKO"
      },
      {
        "text": "EOb0Uuj3aAXcFhjSdgvfm5HcY7LzMCrnQhORmuB5MpgSGDhuPEY4f03/Fwipy9iAVd7ZGLxu9k1rLKyWzeHPUxCffs5FGI3VN+M8yJ5UK9sPnUzoEWkm6nf6okxV8o8OIl4rz5iVisxlEtJlKdPM8VgbdSBCcBSXyRRS1fmzENY4VzLX8gO2+8UV7j7c9H7I7EpsaipDk7wsQIC59FyvWNMk3Ql+8nhpTlyAZB+dR8x4nrLpR7tYxk4JyGbMgHNoXWV2"
      },
      {
        "text": "sRmOX8MZWh2F/ox3G9dPR2/vTsboE9hyx2/M6fhQGnLWHXaG3juVWGfV+uxTNxzG8F53nTLOgtKGlb+8yvuvO9wlPeednCD7tn/CInmKHVkJbzMoKQDQ6VGF+pjdA8I="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab07-small-gap",
    "lab": 7,
    "notebook": "07-dropout-and-regularisation.ipynb",
    "points": 1,
    "question": "Two nets. A: training 1.00, validation 0.61. B: training 0.93, validation 0.71. Which one do you hand in?",
    "answers": [
      {
        "text": "ELcNxN/P4/+Msd8BEmIypYOxPtvM/YB1tFeWWCBdCdXJTB+SX3rwh2qJiLqluuF8tDJORcR10u2ZE1qExXUHpfU3do827AqXONCP8cleRNjahNQnvqpBo9WggQVSvOUZcdPjOr3tsPnE7jqa6WyUYpMsX35y8drMIVzaIR/TXDNQTG0="
      },
      {
        "text": "qO10fJfps4Lc1lr4eM9anE36/AB1sJdslmFxQQcigaPBtCPqgeMIK0x+w3Hv0wuBxHeEF1ls3K9ZDlGeN5lrCjPsjj2ETIKSzNGQbyEqAyUayNewkZJdNV5+kUhxRPMQb++j"
      },
      {
        "text": "qoRyE3Idtr1JlaeEbAvcCgXV9EHG2m79dMIp1URQ7u4mSgBHbcNS7tfV2Y/K+KkKM4pIgosotKvEExnRZFO9QULY7ZbcXgX8ADi4XzxwnZykHGm3E8Zxw6aOnPDHgpp2t5QIffT5Dd/kbkMAPXSRCb+GE4amWUXYXVYIBtp6V/NoGoNF"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab11-slide",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "Which gradients will be printed for x, y and z?",
    "answers": [
      {
        "text": "036Whv6apm/6gV/37nBhux2udD0xA9oxrx5v0nsxkLd72esjkmSBZYbOXIa3g2jYEoYgOTjSC5YpnAq4H/p8mpFl+z7xu75IdUYvGmBh6rITNSgkidSFMM7ivQw8sLrIlpo9xATCrPIRDaFpX3KdNZhFaiFN/sAb7DpdFFh6MfZHJO+ljEK/t7C5LTewmwY/bgA5+oQzxPPnRX6q/uS2qw=="
      },
      {
        "text": "2HH0OMpbcwo2hksHeo7LKTLs4jCmdsyOC7I8nncD0g+sy3B+FPS3308bSYEkINLj2F+IG1ZbXCc4wZ+3jwNn20RzZwdXYtJxbWi4i9gfNlydtG+ZvFaghu6AUnoHx0+yyFD6aQWQcuApQzFjrpO7tCKDi8ntfYM="
      },
      {
        "text": "B+GyizvKf/0pC/r13+nXpYvMLdAdREb6Vigf7hY/3orcxIoCl3t9Q10W2IOUJrnQ+77S7VdrajAHdBB3GDCn3rpqjeHwW+Z5EHhiBEiF9mx++Aa7tLf/2I0D+srBvsqPrF3RXrM+J/OKDUK/QCU="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab11-order",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "Which of these is NOT a topological order of that graph?",
    "answers": [
      {
        "text": "DcqfQfasikOodqCxpe1um+PXn5VPcTQkctnmjc1v2jIjHeSsjgvvnTzPhICJGIJDogznw9xKvxLR/2Zqg1VSuMpKzBAsPlc0qU1rDVKzjd9LvHzGaKO8Lk2dKSyVkYOpSuU="
      },
      {
        "text": "HI0t3xk86QKbVTVnDKsF1FQ2qRSHjaI81dHVpj95qHsoewIknn0IzauLI739JSXbPrqoBIBSYbJJEwE32i6kee8d7jg6V9gGCAwBlppKR6TwUE8mkZrtzm0aMod7zODNhPNpnBGWiECe8UrH9iWf4DzbxpdmpAp0"
      },
      {
        "text": "swwnCNV00ubYj4pDuHP85uyiEMnvtvZh4az+Qi9yR6NHpOyrXtEy83pFh/goQtbEEozZGUmTbqqm4mu88KE0cjX0KxvWXwbD8zFlbb5FH954ybcJzsxeJ9G58jpS99nOe63zKrAcKg=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab11-reuse",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "x = 3 and f = x·x + x. What does the input line of x collect?",
    "answers": [
      {
        "text": "3L8Hf8tzWPGTrUxwMRwdP+8veKh4WQF6cKRU5MiLDZUWI2cyPQOV3huJJHi2EZe8cQ0TuoaeBkeg9ogE0i6Dw14U45K4Fw7azyIDJmCJJXosJpmbQhZ6iQlADyh7eM0xb7TOA18="
      },
      {
        "text": "C6V3jC0z8x4RV2/S2LzZFgLWwEeyMrWpHThDH9nlu/tCP4MSR+t4SLABA8NR3a62H7Kr8fl4c9RWcghXAYtTLrWm0lO7F9IWHwzbyvhbLz26NzfkYI8aHAGzA7nJZ3twieAUs6m9vHuNx/Zxd4ZDLwpT0g2BXtUsl18JOcQ0uECl"
      },
      {
        "text": "v4u1yrvCtXJiAqKeVKlsuSknR2S13UCfM7Zq+9GZD0ymzI/X6dWw0IY13tK8nFXzbH1KXHUHnkV+uNBOI22GQ8I7vPfYoO2a1W1BJ1ys9eEX+8V3btobwig0b39E7Qy0EdDUuPqqCJlJprWCfgS124ZAvfD+CRomHmFRxpo="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab11-cost",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "A net has 1,000,000 weights. How much work is its whole gradient?",
    "answers": [
      {
        "text": "2HABnx7xTbo1ITZGN0QFeYH5FlXDfy0zhOtDtVDWhIHKCndDSP3+07hPz8RGc0xKQXhflGH1qSsZRsvSjBmoCYmQ2bnR9CLDFzcfy8PrHk28S4+tfnoFTT5MNCFlYo5H23+QW5qbFONwB0NxZCfKH/A0S81yfROfPUeeW4RcRvgmIUXAIJc="
      },
      {
        "text": "PpdBAO9PLsvlrJraxTbGUGKafDVNbuj8pvPmuiXh/eCTQ794Kf5PbVQRiPTNpuVlTL1EeXRHvRCeEUFGWdfxFmVdyFmcQTAXvnj4eGmBgWZ4I23zwn7e0gJ1XtVG1fhm3EH0tDRuU87xVVDgpB9cHK2Ltsi3QkF3YZEjJTDvAbJb4ooOQviK7UOJrkbPC534hj1ya0lelyAxzDv/kpsUTqyKcOnrJj/jmDQJxX090C22"
      },
      {
        "text": "kGUNTh1CvQRBbznGWIiuCtPk/51VNivwJn3Bkqt0LsbzHzEXsaqSp48pwphBc+hd2gAtRjimkJjqv3tlm26eLgf3wnqT6TDufuNucADrafiz5EscgqJDYqbG2wnQRPic7e1LW06NeKNOQQeI7+KwFIvINL/osJG14j5Q6zyWFq2g"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab11-broadcast",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "A single number c, shape (), is added to a tensor (4, 5). All of dout is 1. What is dc?",
    "answers": [
      {
        "text": "5oWN5srdyRqG5KvmA/1zxFPpKVALv7DeHBii5mkI6a2/2ECSWvMIdDM4tfkEr2Sm2029Tvjr7bRmGwcNFIF/sUh4v+2W5ZzsKq4HAzW0Ykctrzech/Bn6o1hni0="
      },
      {
        "text": "RO69Wy8Xbo09NlDs/Yv5vsmWYvCRcWAPSgG2N4DxLYd/z/5AHPijIgQjDREVD9DEU5tHbCegzlMH4OGJ6MBtT/ZwjnC3v2jbhFeoThYsRu2lmoEn0KA2"
      },
      {
        "text": "wrKDkJarSVnPFif+7SSGe7r2dBAB/Ug+mIPcz9wkZkl5At/pQHHxXW284hTV0LWMsYupxYtg/RTLh3bpFONmfftLFTPOx7dYG356zqtdrb2vFcDZDyEpXxO3ajfSb1zwLvwUT4wU0inphzxsriSV/5IbcfdBhaUhsvvF+Y/RzRUZCgV13noOw0Sm0RUaaQuqTJ4="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab11-eval",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "A net with dropout and batch normalisation scores its test images in training mode, because nobody called eval(). What happens?",
    "answers": [
      {
        "text": "7R5TXB9h8N2yUCjIGojh5UccZ5b4CKbV1JnuZUl32Urx6UZH5of9pvCkPXdp05ZkZ2MoInWi0xfVoSW4aeC7bocByC8q9aK1zAG1aDwSI6ATCpXIsVsHNMNaodHbLUgr4+PmZGZSr+HSol584qm0Vst/o3eEQ+4D9YpfaSrKN3aysTmf+KQjm0gvm1CD7wKIAzW7Kwus7AGDOB2Yjkr/mv8Y1egTAA0YJtoXAEfVnRrRyhc="
      },
      {
        "text": "8Zk6b+re0vyJHON7lZpjYebF99StYv8pJEzSFDykT7hi5ihpcTP9Aa2R7YrgEzgeH/+rXBnVfFPFoCZK4Y0QgN/67SMGrO3V5B7JfPMuDAoyM18zdW3xdRKK1pS9RI2JQ/+bJz7JM/yAn0IRIhq4YTuqrit1CmJN8lPduMI6PayW+MIDBDKZPu1YJpP+cZw="
      },
      {
        "text": "MwhmMjcFSf8bFSnWAWyKqgQdGo1/DirZSWBy0IPaiQeB4vCsajOFF6TRK3HNqApg3da807Cc8m92+fXkBGAWzjMGEy5Y8uIN+4Tgqd0pkJqjBEtuUBMi/nLj1fB0Omf52WljNdZ62T/f6oaTvAHukAhUnns9EK8GCzHdMfAkXSfpQi/I5C5fyHED6SY97jCrVPf8ag=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab11-accumulate",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "x = 2. You compute f = x·x and call f.backward(), then compute f = x·x anew and call backward again. No zero_grad. What is x.grad?",
    "answers": [
      {
        "text": "6PpEzqsqIBZjjbDvNqtFqA13vu+0/Hc9ojHCZ7tFO3Vw6QQhOhMF0GHtjkfnlW1AQMVz/6YRC6NQ8/n6mMhj+NK0Yv8d8bhxcNI+ZFl+oRfEU2pm7KYYnltVU4A5+zImjCjab+3F9sQnUUD3Jxgf"
      },
      {
        "text": "avEQW+bQ0dMcKEkcNdnyJ31aXT35DFnyQWxBtCq7S9JTpYwr4S0eWt+aFGrZYOvRQkaqVYRMtxFfZ4bV8seQMGcJDVhBPjokCmvggfls5WOtaIDfKJgy4txbH6zrxKL/F+qKvwj0/TbyBEkezPilwXqhJbDuCooSuyKb1XxgQ+a4"
      },
      {
        "text": "fXA5T/lN936gAZg5x5U/OY4A5826uQzuzFJvdQnrO3NYgG/7L2xtwjIjysjB0MG+hmD/lMnV9jzC2TAobE4uYQpd/16UcuEcreHQ8km2moyKi0laNAaiapnJnPYuHrybpQVX6srA14e1m0yxgh3RsA=="
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab11-detach",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "points": 1,
    "question": "w = 3 and loss = w · w.detach(). What is the gradient of w?",
    "answers": [
      {
        "text": "B6FNK28Octb72/lxLjTD5l2Zgq8d7UQdfFJQ2Qi/LYGZgLJYNhNpGPWR9I1Pp1/hJ8un8XwP80T6nQnhtqCe+G7GUvcgTum+QPCbcR8DaG2jgvbvWQOZVpeCFCIJJmNPCAC5gXq1hsfIKl1SxJOvdfLinCfA6lWXtbqpS4rhZUK5RLhqOX4KrM12"
      },
      {
        "text": "OoBuCl2kjweZ/l2c+KqhFpVTly1eEKlazzB98N3vQq4iKBzhEGCpLZMTiF1Pg2cPrrh6iw38R/9Q/dxOv9gt2Bzo9MeekbK+XiQBwNYRNh0WLaC792Uy2TX6Mfq9c54xr0pChDAWyd5H83Pu0JI="
      },
      {
        "text": "k0DVSyeFziLBB37qyFL9dG+nQjDh63YIILJ/fJ83MIMizITh/+UZk9nF/I7nKUTJnY4A9QZD8I49a7XKbpKqb+6PBaF288ugtIy2zVKrhxn2aSmMIyyOkA3zn+u8QdCS79LA7r042i/FvTbq"
      }
    ],
    "kind": "choice",
    "letters": "abc"
  },
  {
    "id": "lab11-machine",
    "lab": 11,
    "notebook": "11-automatic-differentiation.ipynb",
    "kind": "open",
    "points": 4,
    "question": "A colleague says: “Automatic differentiation computes the derivative formula of my program, like a computer algebra system, and then evaluates it.” Correct this in four or five sentences: what is recorded, when, what is computed in the backward pass, and what happens if the program contains `if` or a loop. Say also what the machine has to keep in memory and why evaluation should run under `noGrad`.",
    "below": [
      "what to take away automatic differentiation is neither algebra nor measurement it"
    ]
  }
];
